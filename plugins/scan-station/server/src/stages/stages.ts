import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { whoSends } from '../../../../../src/access';
import { refuse, sendRefusal } from '../../../../../src/refusals';

/** A factory has some dozens. */
const MAX_STAGES = 1_000;

interface StageRow {
  id: number;
  documentId: string;
  name: string;
  retired: boolean;
}

/**
 * `GET /api/scan-station/stages` -> `{ stages: [{ id, stageId, name, retired, mine }] }`: all stages, so that a card on a wall is
 * known without a network too. `id` is the documentId that a card holds, `stageId` what operations name, `mine`: this person may report there.
 */
export const stagesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const doer = await whoSends(strapi, ctx);
    if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
    if (doer.may && !doer.may.has('view-parts')) return sendRefusal(ctx, refuse('not-permitted'));
    const rows = (await strapi.db.query('api::stage.stage').findMany({
      select: ['id', 'documentId', 'name', 'retired'],
      orderBy: [{ id: 'asc' }],
      limit: MAX_STAGES,
    })) as StageRow[];
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      stages: rows.map(({ id, documentId, name, retired }) => ({
        ...{ id: documentId, stageId: id, name, retired },
        mine: doer.stageIds === null || doer.stageIds.has(id),
      })),
    };
  },
});

/** Our own door: 401 where nobody is signed in, whatever the token is. */
export const stagesRoutes = [
  { method: 'GET', path: '/stages', handler: 'stages.find', config: { auth: false } },
] as const;
