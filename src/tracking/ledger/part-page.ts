import type { CompositionLine } from '../contracts';
import { SCAN_JSON, undoneJson } from './part-columns';
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

const LINES = `
  select s.code, p.designation, p.name, b.quantity as "quantityPerParent", s.finished, s.required
    from bom_lines b
    join part_states s on s.part_id = b.child_part_id
    join parts p on p.id = b.child_part_id`;

/** What goes into one piece of a part: its children with their progress, at most so many. */
export function readComposition(session: Session, partId: number, lines: number): Promise<CompositionLine[]> {
  return session.query<CompositionLine>(`${LINES} where b.parent_part_id = $1 order by b.id limit $2`, [
    partId,
    lines,
  ]);
}

/**
 * What goes into one piece of each of these parts; parts without children are missing.
 * @param limits lines of each part, and of all of them together: the first parts have theirs
 */
export async function readCompositionsOf(
  session: Session,
  partIds: readonly number[],
  limits: { ofEach: number; together: number },
): Promise<Map<number, CompositionLine[]>> {
  const rows = await session.query<{ parent: number; line: CompositionLine }>(
    `select w.part_id as parent, row_to_json(line) as line
       from unnest($1::int[]) with ordinality as w(part_id, position)
       cross join lateral (${LINES} where b.parent_part_id = w.part_id order by b.id limit $2) line
      order by w.position limit $3`,
    [partIds, limits.ofEach, limits.together],
  );
  const compositions = new Map<number, CompositionLine[]>();
  for (const { parent, line } of rows) {
    const lines = compositions.get(parent);
    if (lines) lines.push(line);
    else compositions.set(parent, [line]);
  }
  return compositions;
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
