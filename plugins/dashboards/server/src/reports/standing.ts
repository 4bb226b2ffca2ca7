import type { Core } from '@strapi/strapi';
import { rowsOf, timeZoneOf } from '../rows';

/** Batches of one step: what a reader may have to wait for behind somebody else's. */
const AT_ONCE = 500;
/** Steps that a reader waits for; who finds more to do is asked to come again. */
const STEPS_OF_READER = 8;

/** Binary digits of the number of facts, of `tracker_report_state`. */
const SCALE = 'ceil(log(2, 1 + settled_scan_id::numeric + settled_fact_id))::int';

/** What a reading of the sums begins from. */
export interface Standing {
  /** false: too much has happened, the sums are being made in the background. */
  upToDate: boolean;
  /**
   * What can be seen, in the database's words: while it is the same, no transaction that writes has ended, here or in another process.
   * https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
   */
  seen: string;
  /** How large the factory's history is, roughly: one more with each doubling. */
  scale: number;
}

interface Step extends Pick<Standing, 'scale'> {
  /** There is more to do. */
  more: boolean;
  /** What could be seen when the step began; null: it has itself changed what can be seen. */
  seen: string | null;
}

/** One step towards sums that are up to date. */
export async function refreshStep(strapi: Core.Strapi): Promise<Step> {
  const [row] = await rowsOf<Step>(
    strapi,
    `with made as materialized (select tracker_refresh_reports(?, ?) as more)
     select more, case when pg_current_xact_id_if_assigned() is null then pg_current_snapshot()::text end as seen, ${SCALE} as scale
       from made, tracker_report_state`,
    [timeZoneOf(strapi), AT_ONCE],
  );
  return row ?? { more: false, seen: null, scale: 0 };
}

/** What can be seen now, and how much that is. */
export async function readSeen(strapi: Core.Strapi): Promise<Pick<Standing, 'seen' | 'scale'>> {
  const [row] = await rowsOf<Pick<Standing, 'seen' | 'scale'>>(
    strapi,
    `select pg_current_snapshot()::text as seen, ${SCALE} as scale from tracker_report_state`,
  );
  if (!row) throw new Error('The database does not say what it shows.');
  return row;
}

async function stepsOfReader(strapi: Core.Strapi): Promise<Step> {
  for (let steps = 1; steps < STEPS_OF_READER; steps += 1) {
    const step = await refreshStep(strapi);
    if (!step.more) return step;
  }
  return refreshStep(strapi);
}

/** Bring the sums up to date. @returns false: too much has happened, they are being made in the background */
export async function reportsUpToDate(strapi: Core.Strapi): Promise<boolean> {
  return !(await stepsOfReader(strapi)).more;
}

/** Bring the sums up to date, and tell what can be seen then. */
export async function bringUpToDate(strapi: Core.Strapi): Promise<Standing> {
  const { more, seen, scale } = await stepsOfReader(strapi);
  return { upToDate: !more, ...(seen === null ? await readSeen(strapi) : { seen, scale }) };
}
