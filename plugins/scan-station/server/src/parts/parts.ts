import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { whoSends } from '../../../../../src/access';
import { parseLabelCode } from '../../../../../src/codes';
import { drawingLink } from '../../../../../src/files';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import { tracking } from '../../../../../src/tracking';

/** `GET /api/scan-station/parts/:code`: the part on a label. */
export const partsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context): Promise<void> {
    const doer = await whoSends(strapi, ctx);
    if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
    if (doer.may && !doer.may.has('view-parts')) return sendRefusal(ctx, refuse('not-permitted'));
    const { code = '' } = ctx.params as { code?: string };
    const label = parseLabelCode(code);
    if (!label.ok) return sendRefusal(ctx, refuse('part-code-malformed', { partCode: code.slice(0, 100) }));
    const page = await tracking(strapi).partPage(label.code);
    if ('code' in page) return sendRefusal(ctx, page);
    ctx.set('Cache-Control', 'no-store');
    const drawingUrl = await drawingLink(strapi, page.part.code);
    ctx.body = { ...page, part: { ...page.part, drawingUrl } };
  },
});

/** Our own door: 401 where nobody is signed in, whatever the token is. */
export const partsRoutes = [
  { method: 'GET', path: '/parts/:code', handler: 'parts.findOne', config: { auth: false } },
] as const;
