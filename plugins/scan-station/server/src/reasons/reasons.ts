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

/** What was given longer ago says little of what is given now. */
const USED_WITHIN_DAYS = 90;

/** How often a reason was given at each stage, by the stage's id. */
type Uses = Record<string, number>;

/** How often each reason was given lately: by how many people, on how many days, in how many orders. */
async function usesOfReasons(strapi: Core.Strapi): Promise<ReadonlyMap<string, Uses>> {
  const { rows }: { rows: { code: string; uses: Uses }[] } = await strapi.db.connection.raw(
    `select reason_code as code, json_object_agg(stage_id, times) as uses
       from (select reason_code, stage_id, count(*)::int as times from tracker_defect_days
              where day > current_date - ${USED_WITHIN_DAYS} group by reason_code, stage_id) u
      group by reason_code`,
  );
  return new Map(rows.map(({ code, uses }) => [code, uses]));
}

const timesOf = (uses: Uses): number => Object.values(uses).reduce((sum, times) => sum + times, 0);

/**
 * `GET /api/scan-station/defect-reasons` -> `{ reasons: [{ code, name, appliesTo, uses }] }`: those in use, the ones that are
 * given most often in this factory first; `uses`: how often lately at each stage, so that a page can ask it of its own.
 */
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
    const all = await usesOfReasons(strapi);
    const reasons = rows.map(({ code, name, appliesTo }) => ({
      code,
      name,
      appliesTo,
      uses: all.get(code) ?? {},
    }));
    // Those that are given equally often stay in the factory's own order.
    ctx.body = { reasons: reasons.sort((one, other) => timesOf(other.uses) - timesOf(one.uses)) };
  },
});

/** Our own door: 401 where nobody is signed in, whatever the token is. */
export const reasonsRoutes = [
  { method: 'GET', path: '/defect-reasons', handler: 'reasons.find', config: { auth: false } },
] as const;
