import type { RefusedReport } from '../refused-contracts';
import { hasKeptUndo } from './kept-undos';
import { listed, type Listed } from './listed';
import type { Session } from './session';

/** A refused report as it is kept. */
export interface RefusedReportRow {
  scanId: string;
  partCode: string;
  operation: number;
  kind: string;
  good: number;
  scrapped: number;
  rework: number;
  reworkTo: number | null;
  causeOperation: number | null;
  reason: string | null;
  comment: string;
  attachments: string[];
  operatorId: number | null;
  operatorName: string;
  submittedBy: string;
  code: string;
  /** ISO 8601 in UTC. */
  occurredAt: string;
}

/** One sender has no more open reports here; the device keeps those beyond. */
const MAX_OPEN_PER_SENDER = 1_000;
/** A foreman works through no more at once. */
const MAX_LISTED = 200;

/** Neither counted nor settled nor dismissed: the row of `r`. */
const IS_OPEN = `not exists (select 1 from scans c where c.scan_id = r.scan_id)
        and not exists (select 1 from scans c where c.settles = r.scan_id)
        and not exists (select 1 from part_events e
                         where e.kind = 'report-dismissed' and e.data ->> 'scanId' = r.scan_id)`;

/**
 * Keep refused reports until somebody settles them; one that comes again says why this time. A batch that nobody
 * knows has no foreman either: such reports are not kept.
 * @param again they have just been refused; otherwise a device tells of them, which changes nothing of what is known
 */
export async function keepRefusedReports(
  session: Session,
  reports: readonly RefusedReportRow[],
  again: boolean,
): Promise<void> {
  await session.query(
    `insert into tracker_refused_reports as kept (scan_id, part_id, operation_number, kind, good, scrapped, reworked,
                                          rework_to, cause_operation, attachments, reason, comment, operator_id,
                                          operator_name, submitted_by, code, occurred_at)
     select n."scanId", l.part_id, n.operation, n.kind, n.good, n.scrapped, n.rework, n."reworkTo",
            n."causeOperation", n.attachments, n.reason, n.comment, n."operatorId", n."operatorName",
            n."submittedBy", n.code, n."occurredAt"
       from jsonb_to_recordset($1::jsonb) as n("scanId" text, "partCode" text, operation int, kind text, good int,
              scrapped int, rework int, "reworkTo" int, "causeOperation" int, attachments jsonb, reason text,
              comment text, "operatorId" int, "operatorName" text, "submittedBy" text, code text,
              "occurredAt" timestamptz)
       join labels l on l.code = n."partCode"
      where exists (select 1 from tracker_refused_reports k where k.scan_id = n."scanId")
         or (select count(*) from tracker_refused_reports r where r.submitted_by = n."submittedBy" and ${IS_OPEN})
            < ${MAX_OPEN_PER_SENDER}
     on conflict (scan_id) do update
       set code = excluded.code, last_at = now(), times = kept.times + 1
     where kept.submitted_by = excluded.submitted_by and $2`,
    [JSON.stringify(reports), again],
  );
}

/** Refused reports that are neither counted nor settled nor taken back yet, the latest first; at most 200. */
export async function readRefusedReports(
  session: Session,
  partId: number | null,
): Promise<Listed<RefusedReport>> {
  const found = await session.query<RefusedReport>(
    `select r.scan_id as "scanId", s.code as "partCode", p.designation, p.name, r.operation_number as operation,
            o.stage_name as stage, r.kind, r.good, r.scrapped, r.reworked as rework, r.rework_to as "reworkTo",
            r.cause_operation as "causeOperation", r.reason, r.comment, r.attachments::json,
            r.operator_name as operator, r.code,
            to_char(r.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt",
            to_char(r.last_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "refusedAt"
       from tracker_refused_reports r
       join part_states s on s.part_id = r.part_id
       join parts p on p.id = r.part_id
       left join operations o on o.part_id = r.part_id and o.number = r.operation_number
      where ($1::int is null or r.part_id = $1::int)
        and ${IS_OPEN} and not ${hasKeptUndo('r.scan_id')}
      order by r.last_at desc, r.scan_id limit ${MAX_LISTED + 1}`,
    [partId],
  );
  return listed(found, MAX_LISTED);
}

/** In whose name a kept report was made; null: nobody knows this report. */
export async function readMakerOfReport(session: Session, scanId: string): Promise<string | null> {
  const [row] = await session.query<{ maker: string }>(
    'select operator_name as maker from tracker_refused_reports where scan_id = $1',
    [scanId],
  );
  return row?.maker ?? null;
}

/** A refused report with its batch. */
export interface DismissibleReport {
  partId: number;
  partCode: string;
  partName: string | null;
  operation: number;
  stage: string | null;
  good: number;
  scrapped: number;
  reworked: number;
  operator: string;
}

/** A refused report, with the row of its batch locked: nobody counts it meanwhile. null: nobody knows it. */
export async function lockRefusedReport(session: Session, scanId: string): Promise<DismissibleReport | null> {
  const [row] = await session.query<DismissibleReport>(
    `select r.part_id as "partId", s.code as "partCode", coalesce(p.designation, p.name) as "partName",
            r.operation_number as operation, o.stage_name as stage, r.good, r.scrapped, r.reworked,
            r.operator_name as operator
       from tracker_refused_reports r
       join part_states s on s.part_id = r.part_id
       join parts p on p.id = r.part_id
       left join operations o on o.part_id = r.part_id and o.number = r.operation_number
      where r.scan_id = $1 for update of s`,
    [scanId],
  );
  return row ?? null;
}
