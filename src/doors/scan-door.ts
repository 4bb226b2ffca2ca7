import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { whoSends } from '../access';
import { languageOf, refuse, sendRefusal, type Language } from '../refusals';
import type { Doer } from '../tracking/contracts';
import { batchAnswer, refusalAnswer, scanAnswer, type Answer } from './answers';
import { doorsOf } from './doors-of';
import { malformed } from './fields';
import type { Doors } from './prepare-scan';
import { batchItems, submitScan, submitScans, submitUndo } from './submit-scans';

/** One of the doors for scans: the answer to a body that somebody has sent. */
export type ScanDoor = (doors: Doors, body: unknown, doer: Doer, language: Language) => Promise<Answer>;

/** `POST /api/scans`. */
export const recordOne: ScanDoor = async (doors, body, doer, language) =>
  scanAnswer(await submitScan(doors, body, doer), language);

/** `POST /api/scans/batch`. */
export const recordMany: ScanDoor = async (doors, body, doer, language) => {
  const batch = batchItems(body);
  if (!batch.ok) return refusalAnswer(batch, language);
  return batchAnswer(await submitScans(doors, batch.items, doer), language);
};

/** `POST /api/scans/:scanId/undo`. */
export function undoOf(scanId: string): ScanDoor {
  return async (doors, body, doer, language) =>
    scanAnswer(await submitUndo(doors, body, scanId, doer), language);
}

/** The body that the gate has parsed; absent where the request did not say that it is JSON. */
function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

function send(ctx: Context, { status, body }: Answer): void {
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = body;
}

/** Answer a scan request of somebody whom the caller has identified. */
export async function answerScans(
  strapi: Core.Strapi,
  ctx: Context,
  door: ScanDoor,
  doer: Doer,
): Promise<void> {
  const body = bodyOf(ctx);
  if (body === undefined || !ctx.request.is('json', '+json')) {
    return sendRefusal(ctx, malformed(['content-type']));
  }
  send(ctx, await door(doorsOf(strapi), body, doer, languageOf(ctx.request.headers)));
}

/**
 * Answer a scan request of an operator's session or an API token. It asks `src/access` itself, not
 * Strapi's authentication, so that the early door and the ordinary route say the same; what the
 * sender may do is for the engine to say, after it has looked for a replay.
 */
export async function takeScans(strapi: Core.Strapi, ctx: Context, door: ScanDoor): Promise<void> {
  const doer = await whoSends(strapi, ctx);
  if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
  return answerScans(strapi, ctx, door, doer);
}
