import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { adminActionOf, doerOf } from '../access';
import { sendRefusal } from '../refusals';
import { adminRoute } from './admin-route';
import { CALL_DOORS, openCalls, type CallAct } from './call-requests';
import { doorsOf } from './doors-of';

/** `POST /api/parts/:code/call` and `/answer-call`: 201, or 200 where it was said before. */
export async function sendCallAct(strapi: Core.Strapi, ctx: Context, act: CallAct): Promise<void> {
  const { code } = ctx.params as { code: string };
  const body: unknown = (ctx.request as { body?: unknown }).body;
  const result = await CALL_DOORS[act](doorsOf(strapi), code, body, doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { call, replayed } = result;
  ctx.status = replayed ? 200 : 201;
  ctx.body = { call, ...(replayed ? { replayed } : {}) };
}

/** `GET /api/calls`: 200 with the calls that nobody has ended, those first to whom nobody comes yet. */
export async function sendOpenCalls(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const result = await openCalls(doorsOf(strapi), doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: result.calls, more: result.more };
}

/** The same for people of the admin panel. */
export function callRoutes(strapi: Core.Strapi) {
  return [
    adminRoute('POST', '/parts/:code/call', adminActionOf('call'), (ctx) =>
      sendCallAct(strapi, ctx, 'callForeman'),
    ),
    adminRoute('POST', '/parts/:code/answer-call', adminActionOf('answer-calls'), (ctx) =>
      sendCallAct(strapi, ctx, 'answerCall'),
    ),
    adminRoute('GET', '/calls', adminActionOf('view-parts'), (ctx) => sendOpenCalls(strapi, ctx)),
  ];
}
