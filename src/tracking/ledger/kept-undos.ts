import type { KeptUndo } from '../refused-contracts';
import { listed, type Listed } from './listed';
import type { DismissibleReport } from './refused-reports';
import type { Session } from './session';

/** An undo as a device tells of it. */
export interface KeptUndoRow {
  undoId: string;
  /** The report that it takes back. */
  scanId: string;
  partCode: string;
  operation: number;
  good: number;
  scrapped: number;
  rework: number;
  operatorName: string;
  submittedBy: string;
  /** ISO 8601 in UTC. */
  occurredAt: string;
}

/** One sender has no more open undos here; the device keeps those beyond. */
const MAX_OPEN_PER_SENDER = 1_000;
/** A foreman works through no more at once. */
const MAX_LISTED = 200;

const isDismissed = (id: string): string =>
  `exists (select 1 from part_events e where e.kind = 'report-dismissed' and e.data ->> 'scanId' = ${id})`;

/**
 * Whether the undo `undoId` of the report `scanId` needs nobody any more: it counts, somebody said that it does not, nothing is
 * left of its report, or its report never counts.
 */
const isDealtWith = (undoId: string, scanId: string): string =>
  `(exists (select 1 from scans c where c.scan_id = ${undoId}) or ${isDismissed(undoId)} or ${isDismissed(scanId)}
    or exists (select 1 from scans c where c.settles = ${scanId})
    or exists (select 1 from scans c where c.scan_id = ${scanId} and c.good + c.scrapped + c.reworked
                  <= (select coalesce(sum(x.good + x.scrapped + x.reworked), 0) from scans x where x.undoes = ${scanId})))`;

/** Of the report in the column `scanId`: whether a device keeps an undo of it that nobody has set aside. */
export const hasKeptUndo = (scanId: string): string =>
  `exists (select 1 from tracker_kept_undos k where k.scan_id = ${scanId} and not ${isDismissed('k.undo_id')})`;

/** Keep undos that a device tells of; one that is known changes nothing. One of a batch that nobody knows is not kept. */
export async function keepUndos(session: Session, undos: readonly KeptUndoRow[]): Promise<void> {
  await session.query(
    `insert into tracker_kept_undos (undo_id, scan_id, part_id, operation_number, good, scrapped, reworked,
                                     operator_name, submitted_by, occurred_at)
     select n."undoId", n."scanId", l.part_id, n.operation, n.good, n.scrapped, n.rework, n."operatorName",
            n."submittedBy", n."occurredAt"
       from jsonb_to_recordset($1::jsonb) as n("undoId" text, "scanId" text, "partCode" text, operation int, good int,
              scrapped int, rework int, "operatorName" text, "submittedBy" text, "occurredAt" timestamptz)
       join labels l on l.code = n."partCode"
      where (select count(*) from tracker_kept_undos k
              where k.submitted_by = n."submittedBy" and not ${isDealtWith('k.undo_id', 'k.scan_id')})
            < ${MAX_OPEN_PER_SENDER}
     on conflict (undo_id) do nothing`,
    [JSON.stringify(undos)],
  );
}

/** Which of these undos need nobody any more. */
export async function readUndosDealtWith(
  session: Session,
  undos: readonly Pick<KeptUndoRow, 'undoId' | 'scanId'>[],
): Promise<string[]> {
  const rows = await session.query<{ id: string }>(
    `select n.undo_id as id from unnest($1::text[], $2::text[]) as n(undo_id, scan_id)
      where ${isDealtWith('n.undo_id', 'n.scan_id')}`,
    [undos.map(({ undoId }) => undoId), undos.map(({ scanId }) => scanId)],
  );
  return rows.map(({ id }) => id);
}

/** Kept undos that wait for a foreman, the latest first: of reports that count, and of kept reports; at most 200. */
export async function readKeptUndos(session: Session, partId: number | null): Promise<Listed<KeptUndo>> {
  const found = await session.query<KeptUndo>(
    `select k.undo_id as "undoId", k.scan_id as "scanId", s.code as "partCode", p.designation, p.name,
            k.operation_number as operation, o.stage_name as stage, k.good, k.scrapped, k.reworked as rework,
            k.operator_name as operator, c.scan_id is not null as "isCounted",
            to_char(k.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt"
       from tracker_kept_undos k
       join part_states s on s.part_id = k.part_id
       join parts p on p.id = k.part_id
       left join operations o on o.part_id = k.part_id and o.number = k.operation_number
       left join scans c on c.scan_id = k.scan_id and c.part_id = k.part_id
      where ($1::int is null or k.part_id = $1::int)
        and (c.scan_id is not null or exists (select 1 from tracker_refused_reports r where r.scan_id = k.scan_id))
        and not ${isDealtWith('k.undo_id', 'k.scan_id')}
      order by k.told_at desc, k.undo_id limit ${MAX_LISTED + 1}`,
    [partId],
  );
  return listed(found, MAX_LISTED);
}

/** A kept undo, with the row of its batch locked: nobody takes its report back meanwhile. null: nobody knows it. */
export async function lockKeptUndo(
  session: Session,
  undoId: string,
): Promise<(DismissibleReport & { undoes: string }) | null> {
  const [row] = await session.query<DismissibleReport & { undoes: string }>(
    `select k.part_id as "partId", s.code as "partCode", coalesce(p.designation, p.name) as "partName",
            k.operation_number as operation, o.stage_name as stage, k.good, k.scrapped, k.reworked,
            k.operator_name as operator, k.scan_id as undoes
       from tracker_kept_undos k
       join part_states s on s.part_id = k.part_id
       join parts p on p.id = k.part_id
       left join operations o on o.part_id = k.part_id and o.number = k.operation_number
      where k.undo_id = $1 for update of s`,
    [undoId],
  );
  return row ?? null;
}
