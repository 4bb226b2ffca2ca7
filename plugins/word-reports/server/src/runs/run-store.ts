import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { appendAudit } from '../../../../../src/audit';
import type { Doer } from '../../../../../src/tracking';
import type { ReportSource, RunList, RunView } from '../../../contracts';
import type { ReportToFill } from '../apart/render-process';
import type { SqlSession } from '../sql-session';
import { keepBytes, takeTurn } from '../stored-files';
import { runsUnderWay } from './progress';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export interface NewRun {
  template: { id: string; name: string; content: Buffer };
  source: ReportSource;
  reports: ReportToFill[];
  fileName: string;
  againOf: string | null;
}

/** What a run keeps to be made again. */
export interface StoredRun {
  template: { id: string; name: string; content: Buffer };
  source: ReportSource;
  reports: ReportToFill[];
  fileName: string;
}

/** Record that reports were made: the run and its audit entry in one transaction. @returns the run's id */
export async function recordRun(session: SqlSession, run: NewRun, doer: Doer, now: Date): Promise<string> {
  await takeTurn(session);
  const { template, source, reports, fileName, againOf } = run;
  const sha256 = await keepBytes(session, template.content);
  const id = randomUUID();
  const at = now.toISOString();
  await session.query(
    `insert into word_report_runs (id, at, actor, template_id, template_name, source, documents, file_name,
                                   again_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      at,
      JSON.stringify(doer.actor),
      template.id,
      template.name,
      JSON.stringify(source),
      reports.length,
      fileName,
      againOf,
    ],
  );
  await session.query(
    'insert into word_report_run_inputs (run_id, template_sha256, reports) values ($1, $2, $3)',
    [id, sha256, await pack(JSON.stringify(reports))],
  );
  await appendAudit(session, {
    at,
    actor: doer.actor,
    action: 'make-word-report',
    category: 'reports',
    subjectType: 'report-template',
    subjectId: template.id,
    subjectName: template.name,
    difference: { run: id, source, documents: reports.length, fileName, againOf },
    address: doer.address,
    requestId: doer.requestId,
  });
  return id;
}

const COLUMNS = `id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor->>'name' as actor,
  json_build_object('id', template_id, 'name', template_name) as template, source::json as source, documents,
  file_name as "fileName", again_of as "againOf",
  exists (select from word_report_run_inputs i where i.run_id = r.id) as "hasInputs",
  (select s.path from word_report_saves s where s.run_id = r.id order by s.at desc, s.id limit 1) as "savedTo"`;

/** Runs that hold the text in the file's, the template's or the person's name; its `%`, `_` and `\\` mean themselves. */
const FOUND = `($1 = '%%' or file_name ilike $1 or template_name ilike $1 or actor->>'name' ilike $1)`;

/** The newest runs first, and those that are under way. */
export async function listRuns(
  session: SqlSession,
  { search, page, pageSize }: { search: string; page: number; pageSize: number },
): Promise<RunList> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const [count] = await session.query<{ total: number }>(
    `select count(*)::int as total from word_report_runs where ${FOUND}`,
    [pattern],
  );
  const runs = await session.query<RunView>(
    `select ${COLUMNS} from word_report_runs r where ${FOUND} order by at desc, id limit $2 offset $3`,
    [pattern, pageSize, (page - 1) * pageSize],
  );
  return { runs, underWay: await runsUnderWay(session), total: count?.total ?? 0, page, pageSize };
}

/** A run with its template and values as they were; `forgotten`: they are deleted; null where there is no such run. */
export async function readRun(session: SqlSession, id: string): Promise<StoredRun | 'forgotten' | null> {
  const [found] = await session.query<{
    templateId: string;
    templateName: string;
    content: Buffer | null;
    source: ReportSource;
    reports: Buffer | null;
    fileName: string;
  }>(
    `select r.template_id as "templateId", r.template_name as "templateName", f.content, r.source::json as source,
            i.reports, r.file_name as "fileName"
       from word_report_runs r left join word_report_run_inputs i on i.run_id = r.id
       left join word_report_files f on f.sha256 = i.template_sha256 where r.id = $1`,
    [id],
  );
  if (!found) return null;
  const { templateId, templateName, content, source, fileName } = found;
  if (content === null || found.reports === null) return 'forgotten';
  const reports = JSON.parse((await unpack(found.reports)).toString('utf8')) as ReportToFill[];
  return { template: { id: templateId, name: templateName, content }, source, reports, fileName };
}
