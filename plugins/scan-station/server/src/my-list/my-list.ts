import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { whoSends } from '../../../../../src/access';
import { drawingsOf } from '../../../../../src/files';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import { tracking } from '../../../../../src/tracking';
import { sendCompressed } from '../compressed';

/** The version that the page has, of `If-None-Match: "VERSION"`; a proxy may have made it a weak one. */
export function versionIn(header: string | undefined): string | null {
  return /^(?:W\/)?"([\w-]{1,64})"$/.exec(header ?? '')?.[1] ?? null;
}

/**
 * `GET /api/scan-station/my-list` -> `{ version, parts: [{ part, operations, drawing }], more }`: the batches in which pieces
 * wait at stages where this person may report; `drawing: { id, name, bytes }` where there is one, for the page to load ahead
 * of time. 304 while the list is the one that `If-None-Match` names.
 */
export const myListController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const doer = await whoSends(strapi, ctx);
    if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
    if (doer.may && !doer.may.has('view-parts')) return sendRefusal(ctx, refuse('not-permitted'));
    const unless = versionIn(ctx.request.headers['if-none-match']);
    // Whoever may not report waits for nothing.
    const stageIds = doer.may && !doer.may.has('report') ? new Set<number>() : doer.stageIds;
    const { version, parts, more } = await tracking(strapi).workList({ stageIds, unless });
    ctx.set('Cache-Control', 'private, no-cache');
    ctx.set('ETag', `"${version}"`);
    if (parts === null) {
      ctx.status = 304;
      return;
    }
    const drawings = await drawingsOf(
      strapi,
      parts.map(({ part }) => part.code),
    );
    const listed = parts.map((one) => ({ ...one, drawing: drawings.get(one.part.code) }));
    ctx.type = 'application/json; charset=utf-8';
    await sendCompressed(ctx, Buffer.from(JSON.stringify({ version, parts: listed, more })), null);
  },
});

/** Our own door: 401 where nobody is signed in, whatever the token is. */
export const myListRoutes = [
  { method: 'GET', path: '/my-list', handler: 'myList.find', config: { auth: false } },
] as const;
