import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { whoSends } from '../../../../../src/access';
import { refuse, sendRefusal } from '../../../../../src/refusals';

/** More tiles than this nobody reads on a phone. */
const MAX_REASONS = 200;

interface ReasonRow {
  code: string;
  name: string;
  appliesTo: 'scrap' | 'rework' | 'both';
}

/** `GET /api/scan-station/defect-reasons` -> `{ reasons: [{ code, name, appliesTo }] }`, those in use. */
export const reasonsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const doer = await whoSends(strapi, ctx);
    if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
    if (doer.may && !doer.may.has('view-parts')) return sendRefusal(ctx, refuse('not-permitted'));
    const rows = (await strapi.db.query('api::defect-reason.defect-reason').findMany({
      select: ['code', 'name', 'appliesTo'],
      where: { retired: false },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      limit: MAX_REASONS,
    })) as ReasonRow[];
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { reasons: rows.map(({ code, name, appliesTo }) => ({ code, name, appliesTo })) };
  },
});

/** Our own door: 401 where nobody is signed in, whatever the token is. */
export const reasonsRoutes = [
  { method: 'GET', path: '/defect-reasons', handler: 'reasons.find', config: { auth: false } },
] as const;
