import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../access';
import { sendRefusal } from '../refusals';
import { createPart, type StrapiAuth } from './create-part';
import { doorsOf } from './doors-of';
import { assignRoute, partHistory } from './part-acts';

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}

function codeOf(ctx: Context): string {
  return (ctx.params as { code: string }).code;
}

/** An admin's rights are the admin panel's; Strapi's content API would look for an API permission. */
function authOf(ctx: Context): StrapiAuth {
  const { auth } = ctx.state as { auth?: { strategy?: { name?: string } } };
  return auth?.strategy?.name === 'admin' ? undefined : auth;
}

/** `POST /api/parts`: 201 with the code, or a refusal. */
export async function sendCreatedPart(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const created = await createPart(strapi, bodyOf(ctx), authOf(ctx));
  if (!created.ok) return sendRefusal(ctx, created);
  const { id, documentId, row, part, operations } = created;
  ctx.status = 201;
  ctx.body = { data: { ...row, ...part, id, documentId, operations }, meta: {} };
}

/** `POST /api/parts/:code/route`: 201, or 200 where it was done before. */
export async function sendAssignedRoute(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const result = await assignRoute(doorsOf(strapi), codeOf(ctx), bodyOf(ctx), doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { part, operations, replayed } = result;
  ctx.status = replayed ? 200 : 201;
  ctx.body = { part, operations, ...(replayed ? { replayed } : {}) };
}

/** `GET /api/parts/:code/history`: everything that happened to the batch, in order. */
export async function sendHistory(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const result = await partHistory(doorsOf(strapi), codeOf(ctx), ctx.query, doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { ok: _ok, events, ...meta } = result;
  ctx.body = { data: events, meta };
}
