import type { ScanWithUndone, StoredScan, UndoFound, UndoWant } from './ledger-part';
import { oneByKey, OPERATIONS_JSON, PART_COLUMNS, partJoins, scanJson, undoneJson } from './part-columns';
import { ledgerPart, type PartRow } from './read-part';
import type { Session } from './session';

interface FoundRow extends PartRow {
  target: StoredScan | null;
  undone: ScanWithUndone['undone'];
  taken: StoredScan | null;
}

/** An undo looks only inside the batch of the scan that it names; no label has a say in it. */
const READ_UNDOS = `
  select ${PART_COLUMNS}, ${OPERATIONS_JSON}, null as "labelVoidedAt", null as "labelValidCode",
         ${scanJson('target')} as target, ${undoneJson('target')} as undone, ${scanJson('taken')} as taken
    from unnest($1::text[], $2::text[]) with ordinality as w(undo_id, scan_id, position)
    ${oneByKey('scans target', 'scan_id', 'w.scan_id')}
    ${partJoins('target.part_id')}
    ${oneByKey('scans taken', 'scan_id', 'w.undo_id')}
   order by w.position`;

/** Read what several undos want in one statement; answers stand in the order of `wants`. */
export async function readUndos(session: Session, wants: readonly UndoWant[]): Promise<UndoFound[]> {
  const values = [wants.map(({ undoId }) => undoId), wants.map(({ scanId }) => scanId)];
  const rows = await session.query<FoundRow>(READ_UNDOS, values, 'read-undos');
  return rows.map((row) => ({
    part: ledgerPart(row),
    target: row.target && { ...row.target, undone: row.undone },
    taken: row.taken,
  }));
}

/** Read what one undo wants. */
export async function readUndo(session: Session, want: UndoWant): Promise<UndoFound> {
  const [found] = await readUndos(session, [want]);
  if (!found) throw new Error('A read of one undo gave no row.');
  return found;
}

/** Take the row lock of the state of a scan's part inside a transaction. */
export async function lockPartOfScan(session: Session, scanId: string): Promise<void> {
  await session.query(
    `select 1 from part_states s join scans t on t.part_id = s.part_id where t.scan_id = $1 for update of s`,
    [scanId],
  );
}

/** The label code that a scan was made with; null where there is no such scan. */
export async function readPartCodeOfScan(session: Session, scanId: string): Promise<string | null> {
  const [scan] = await session.query<{ code: string | null }>(
    'select part_code as code from scans where scan_id = $1',
    [scanId],
  );
  return scan?.code ?? null;
}
