import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../access';
import { sendRefusal } from '../refusals';
import type { CancelProductResult, Doer, Refusal } from '../tracking/contracts';
import { ACT_DOORS, reasonOf, MAX_REASON_LENGTH, type ActName } from './act-requests';
import { doorsOf } from './doors-of';
import { malformed, pathsOf, text, uuid } from './fields';
import type { Doors } from './prepare-scan';
import { z } from 'zod';

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

/** `POST /api/parts/:code/ACT`: 201, or 200 where it was done before. */
export async function sendPartAct(strapi: Core.Strapi, ctx: Context, act: ActName): Promise<void> {
  const { code } = ctx.params as { code: string };
  const result = await ACT_DOORS[act].perform(doorsOf(strapi), code, bodyOf(ctx), doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { ok: _ok, replayed, ...told } = result;
  ctx.status = replayed ? 200 : 201;
  ctx.body = { ...told, ...(replayed ? { replayed } : {}) };
}

const cancelBody = z.object({ factId: uuid, reason: text(MAX_REASON_LENGTH).nullish() });

/** Read a body and cancel the order of this documentId. */
export async function cancelProduct(
  doors: Doors,
  product: string,
  body: unknown,
  doer: Doer,
): Promise<CancelProductResult | Refusal> {
  const parsed = cancelBody.safeParse(body);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const { factId, reason } = parsed.data;
  return doors.engine.cancelProduct(
    { factId: factId.toLowerCase(), product, reason: reasonOf(reason) },
    doer,
  );
}

/** `POST /api/products/:id/cancel`: 201, or 200 where it was done before. */
export async function sendCancelledProduct(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { id } = ctx.params as { id: string };
  const result = await cancelProduct(doorsOf(strapi), id, bodyOf(ctx), doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { product, cancelled, replayed } = result;
  ctx.status = replayed ? 200 : 201;
  ctx.body = { product, cancelled, ...(replayed ? { replayed } : {}) };
}
