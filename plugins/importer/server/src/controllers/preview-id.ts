import type { Context } from 'koa';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The preview that a path names; null: nothing that could be one. */
export function previewId(ctx: Context): string | null {
  const { id } = ctx.params as { id?: string };
  return id !== undefined && UUID.test(id) ? id : null;
}
