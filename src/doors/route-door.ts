import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../access';
import { languageOf, refuse, refusalBody, sendRefusal, type ErrorBody, type Language } from '../refusals';
import { MAX_ROUTED_PARTS } from '../tracking';
import type { Doer, Refusal, RouteApplied, RoutePreview } from '../tracking/contracts';
import { MAX_REASON_LENGTH, reasonOf } from './act-requests';
import { doorsOf } from './doors-of';
import { malformed, pathsOf, text, uuid } from './fields';
import type { Doors } from './prepare-scan';
import { codesOf } from './responsible-door';

const MAX_ID = 2_147_483_647;

const previewBody = z.object({ after: z.int().min(0).max(MAX_ID).default(0) });
const applyBody = z.object({
  actId: uuid,
  codes: z.array(text(64)).min(1).max(MAX_ROUTED_PARTS),
  reason: text(MAX_REASON_LENGTH).nullish(),
});

function refuseWithout(doer: Doer): Refusal | null {
  if (doer.may === null || doer.may.has('assign-route')) return null;
  return refuse('not-permitted', { capability: 'assign-route' });
}

/** `POST /api/routes/:id/preview`: what the route as it is now would do to the open batches on it. */
export async function previewRoute(
  { engine }: Doors,
  id: string,
  body: unknown,
  doer: Doer,
): Promise<RoutePreview | Refusal> {
  const refused = refuseWithout(doer);
  if (refused) return refused;
  const parsed = previewBody.safeParse(body ?? {});
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  return engine.previewRoute(id.slice(0, 64), parsed.data.after);
}

/** `POST /api/routes/:id/apply`: give the route to these batches, one act each. Idempotent by `actId`. */
export async function applyRoute(
  { engine }: Doors,
  id: string,
  body: unknown,
  doer: Doer,
): Promise<RouteApplied | Refusal> {
  const parsed = applyBody.safeParse(body);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const codes = codesOf(parsed.data.codes);
  if (!Array.isArray(codes)) return codes;
  const { actId, reason } = parsed.data;
  const command = { actId: actId.toLowerCase(), route: id.slice(0, 64), codes, reason: reasonOf(reason) };
  return engine.applyRoute(command, doer);
}

/** What became of one batch: 201, 200 where it was done before, or a refusal. */
export interface AppliedItem {
  code: string;
  status: number;
  error?: ErrorBody['error'];
}

/** What became of each batch, refusals in the reader's language. */
export function appliedAnswer({ results }: RouteApplied, language: Language): AppliedItem[] {
  return results.map(({ code, result }) => {
    if (result.ok) return { code, status: result.replayed ? 200 : 201 };
    const { error } = refusalBody(result, language);
    return { code, status: error.status, error };
  });
}

/** The preview, refusals in the reader's language. */
export function previewAnswer({ ok: _ok, refused, ...preview }: RoutePreview, language: Language) {
  return {
    ...preview,
    refused: refused.map(({ refusal, ...batch }) => ({
      ...batch,
      error: refusalBody(refusal, language).error,
    })),
  };
}

function idOf(ctx: Context): string {
  return (ctx.params as { id: string }).id;
}

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

/** 200 with what would change, or a refusal. */
export async function sendRoutePreview(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const result = await previewRoute(doorsOf(strapi), idOf(ctx), bodyOf(ctx), doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  ctx.body = previewAnswer(result, languageOf(ctx.request.headers));
}

/** 200 with one result per batch, or a refusal of the request as a whole. */
export async function sendAppliedRoute(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const result = await applyRoute(doorsOf(strapi), idOf(ctx), bodyOf(ctx), doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  ctx.body = { results: appliedAnswer(result, languageOf(ctx.request.headers)) };
}
