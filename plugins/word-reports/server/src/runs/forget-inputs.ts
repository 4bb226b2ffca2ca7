import type { Core } from '@strapi/strapi';
import { appendAudit } from '../../../../../src/audit';
import { withStrapiSession } from '../../../../../src/tracking';
import type { SqlSession } from '../sql-session';
import { dropUnusedFiles, takeTurn } from '../stored-files';

/** config/word-reports.ts, where each is told. */
export interface Keeping {
  keepDays: number | null;
  keepRuns: number | null;
}

/** Runs of one transaction. */
const AT_ONCE = 1_000;
const EVERY_MS = 60 * 60 * 1000;

interface Forgotten {
  runs: number;
  oldest: string | null;
  newest: string | null;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Delete inputs that the factory no longer keeps, with an entry in the audit log. @returns how many */
async function forgetSome(session: SqlSession, keeping: Keeping, now: Date): Promise<number> {
  const { keepDays, keepRuns } = keeping;
  await takeTurn(session);
  const [found] = await session.query<Forgotten>(
    `with old as (
       select i.run_id, r.at from word_report_run_inputs i join word_report_runs r on r.id = i.run_id
        where r.at < $1::timestamptz - make_interval(days => $2::int)
           or ($3::int is not null and r.id not in (select id from word_report_runs order by at desc, id limit $3::int))
        order by r.at limit ${AT_ONCE}),
     gone as (delete from word_report_run_inputs i using old where i.run_id = old.run_id)
     select count(*)::int as runs, to_char(min(at) at time zone 'UTC', ${INSTANT}) as oldest,
            to_char(max(at) at time zone 'UTC', ${INSTANT}) as newest from old`,
    [now.toISOString(), keepDays, keepRuns],
  );
  const { runs, oldest, newest } = found ?? { runs: 0, oldest: null, newest: null };
  if (runs === 0) return 0;
  await dropUnusedFiles(session);
  await appendAudit(session, {
    ...{
      at: now.toISOString(),
      actor: { type: 'system', id: 'word-reports', name: 'word-reports' } as const,
    },
    ...{ action: 'forget-word-report-inputs', category: 'reports' as const },
    ...{ subjectType: 'word-report-run', subjectId: null, subjectName: null },
    difference: { runs, oldest, newest, keepDays, keepRuns },
    ...{ address: null, requestId: null },
  });
  return runs;
}

/** Delete what is no longer kept, a thousand runs at a time. @returns of how many runs */
export async function forgetInputs(strapi: Core.Strapi, now: Date): Promise<number> {
  const keeping = strapi.config.get<Keeping>('word-reports');
  if (keeping.keepDays === null && keeping.keepRuns === null) return 0;
  let all = 0;
  for (;;) {
    const runs = await withStrapiSession(strapi, (session) => forgetSome(session, keeping, now));
    all += runs;
    if (runs < AT_ONCE) break;
  }
  if (all > 0) strapi.log.info(`Word reports: the inputs of ${all} runs were deleted; their log stays.`);
  return all;
}

const timers = new WeakMap<Core.Strapi, NodeJS.Timeout>();

/** Forget once an hour; the first time an hour after the start. */
export function startForgetting(strapi: Core.Strapi): void {
  const timer = setInterval(() => {
    forgetInputs(strapi, new Date()).catch((error: unknown) =>
      strapi.log.error('Old inputs of Word reports could not be deleted.', error),
    );
  }, EVERY_MS);
  timer.unref();
  timers.set(strapi, timer);
}

/** Call it when the server ends. */
export function stopForgetting(strapi: Core.Strapi): void {
  clearInterval(timers.get(strapi));
}
