import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { authenticate } from '../../../../../src/access';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import { tracking } from '../../../../../src/tracking';

/** No label code and no designation of a URL is longer. */
const MAX_CODE_LENGTH = 64;

/** `GET /api/scan-station/parts/:code`: the part on a label. */
export const partsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context): Promise<void> {
    const { requestId } = ctx.state as { requestId?: string };
    const doer = await authenticate(strapi, {
      authorization: ctx.request.headers.authorization,
      address: ctx.ip || null,
      requestId: requestId ?? null,
    });
    if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
    if (doer.may && !doer.may.has('view-parts')) return sendRefusal(ctx, refuse('not-permitted'));
    const { code = '' } = ctx.params as { code?: string };
    if (code.length > MAX_CODE_LENGTH) return sendRefusal(ctx, refuse('part-code-malformed'));
    const page = await tracking(strapi).partPage(code);
    if ('code' in page) return sendRefusal(ctx, page);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = page;
  },
});

/** Our own door: 401 where nobody is signed in, whatever the token is. */
export const partsRoutes = [
  { method: 'GET', path: '/parts/:code', handler: 'parts.findOne', config: { auth: false } },
] as const;
