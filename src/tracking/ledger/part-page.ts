import type { CompositionLine, HistoryEvent, HistoryPage } from '../contracts';
import { isoText, SCAN_JSON, undoneJson } from './part-columns';
import type { ScanWithUndone, StoredScan } from './ledger-part';
import type { Session } from './session';

/** The page of a batch shows so many of its last scans. */
const LAST_SCANS = 20;

/** The last scans of a part, newest first. */
export async function readLastScans(session: Session, partId: number): Promise<ScanWithUndone[]> {
  const rows = await session.query<{ scan: StoredScan; undone: ScanWithUndone['undone'] }>(
    `select ${SCAN_JSON} as scan, ${undoneJson('sc')} as undone
       from scans sc where sc.part_id = $1 order by sc.revision desc limit ${LAST_SCANS}`,
    [partId],
  );
  return rows.map(({ scan, undone }) => ({ ...scan, undone }));
}

/** What goes into one piece of a part: its children with their progress. */
export function readComposition(session: Session, partId: number): Promise<CompositionLine[]> {
  return session.query<CompositionLine>(
    `select s.code, p.designation, p.name, b.quantity as "quantityPerParent", s.finished, s.required
       from bom_lines b
       join part_states s on s.part_id = b.child_part_id
       join parts p on p.id = b.child_part_id
      where b.parent_part_id = $1
      order by b.id limit 500`,
    [partId],
  );
}

/** Who reported last at each operation of these parts; operations without a report are missing. */
export async function readLastOperatorsOf(
  session: Session,
  partIds: readonly number[],
): Promise<Map<number, Map<number, string>>> {
  const rows = await session.query<{ partId: number; operation: number; operator: string | null }>(
    `select distinct on (part_id, operation_number) part_id as "partId", operation_number as operation,
            operator_name as operator
       from scans where part_id = any($1) and kind <> 'undo'
      order by part_id, operation_number, revision desc`,
    [partIds],
  );
  const operators = new Map<number, Map<number, string>>(partIds.map((partId) => [partId, new Map()]));
  for (const { partId, operation, operator } of rows)
    if (operator) operators.get(partId)?.set(operation, operator);
  return operators;
}

/** Who reported last at each operation of a part; operations without a report are missing. */
export async function readLastOperators(session: Session, partId: number): Promise<Map<number, string>> {
  return (await readLastOperatorsOf(session, [partId])).get(partId) ?? new Map<number, string>();
}

/** The scans that undid each of these, oldest first; scans that nothing undid are missing. */
export async function readUndoingOf(
  session: Session,
  scanIds: readonly string[],
): Promise<Map<string, StoredScan[]>> {
  const rows = await session.query<{ undoes: string; scan: StoredScan }>(
    `select sc.undoes, ${SCAN_JSON} as scan from scans sc where sc.undoes = any($1) order by sc.revision`,
    [scanIds],
  );
  const undoing = new Map<string, StoredScan[]>();
  for (const { undoes, scan } of rows) undoing.set(undoes, [...(undoing.get(undoes) ?? []), scan]);
  return undoing;
}

/** The scans that undid a scan, oldest first. */
export async function readUndoing(session: Session, scanId: string): Promise<StoredScan[]> {
  return (await readUndoingOf(session, [scanId])).get(scanId) ?? [];
}

/**
 * Everything that happened to a batch in order of its revisions.
 * @param afterRevision the last revision already seen; 0 for the beginning
 * @param limit at most so many events
 */
export function readHistory(
  session: Session,
  partId: number,
  afterRevision: number,
  limit: number,
): Promise<HistoryEvent[]> {
  return session.query<HistoryEvent>(
    `select * from (
       select revision, 'scan' as type, kind, operator_name as actor, ${isoText('occurred_at')} as "occurredAt",
              ${isoText('recorded_at')} as "recordedAt",
              json_strip_nulls(json_build_object('scanId', scan_id, 'operation', operation_number, 'stage', stage_name,
                'good', good, 'scrapped', scrapped, 'reworked', reworked, 'reworkTo', rework_to,
                'causeOperation', cause_operation, 'reason', reason_name, 'comment', comment, 'undoes', undoes,
                'submittedBy', submitted_by_name, 'station', station)) as details
         from scans where part_id = $1 and revision > $2
       union all
       select revision, 'fact', kind, actor_name, ${isoText('occurred_at')}, ${isoText('recorded_at')},
              json_strip_nulls(json_build_object('factId', fact_id, 'quantity', quantity, 'route', route_name,
                'label', label_code, 'import', import_id, 'reason', reason, 'data', data))
         from part_facts where part_id = $1 and revision > $2) events
      order by revision limit $3`,
    [partId, afterRevision, limit],
  );
}

/** The batch that a split lot comes from at last; null for a batch that is no lot. */
export async function readRootOf(session: Session, partId: number): Promise<HistoryPage['root']> {
  const [root] = await session.query<NonNullable<HistoryPage['root']>>(
    `select r.code, p.designation, p.name
       from part_states s join part_states r on r.part_id = s.root_part_id join parts p on p.id = r.part_id
      where s.part_id = $1 and s.root_part_id <> s.part_id`,
    [partId],
  );
  return root ?? null;
}
