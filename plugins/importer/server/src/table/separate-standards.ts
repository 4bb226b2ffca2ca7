import type { BomRow } from '../tree/bom-row';
import { isFastenerName, isStandardOnly } from './kinds';
import type { Table } from './table';

/** As long as the column of names in the parts table. */
const MAX_NAME = 255;

/** `ОЖО.467.173ТУ`: the conditions by which many parts are delivered. */
const CONDITIONS = /\d\s?ТУ$/;
/** `7798-70`: a standard without its word, which only fasteners are known by. */
const BARE_STANDARD = /^\d{3,5}-\d{2}(\d{2})?$/;

/** The kind of what has the number of a document for its designation, which several parts may bear; null: it is no such number. */
function kindByDocument({ designation, name }: BomRow): 'standard' | 'purchased' | null {
  if (designation === null) return null;
  if (isStandardOnly(designation)) return 'standard';
  if (BARE_STANDARD.test(designation) && isFastenerName(name ?? '')) return 'standard';
  return CONDITIONS.test(designation) ? 'purchased' : null;
}

/** `Обозначение документа на поставку`, as lists of bought parts (ВП) head it. Pure. */
export function namesByDocuments({ columns }: Pick<Table, 'columns'>): boolean {
  return columns.some(({ field, header }) => field === 'designation' && /на поставку/i.test(header));
}

/** The row under its name and the document beside it, without a designation of its own. */
function nameByDocument(row: BomRow, kind: 'standard' | 'purchased'): void {
  row.name = [row.name, row.designation]
    .filter((text) => text !== null)
    .join(' ')
    .slice(0, MAX_NAME);
  row.designation = null;
  row.kind ??= kind;
}

/**
 * What only a standard or conditions of delivery designate is told apart by its name and size where these differ.
 * @param byDocuments all designations are such documents
 */
export function separateStandards(rows: readonly BomRow[], byDocuments: boolean): void {
  const found = new Map<string, Set<string>>();
  for (const row of rows) {
    const { designation, name, size } = row;
    if (designation === null || kindByDocument(row) === null) continue;
    const own = found.get(designation) ?? new Set();
    found.set(designation, own.add(JSON.stringify([name, size])));
  }
  for (const row of rows) {
    const kind = kindByDocument(row);
    if (row.designation === null) continue;
    if (byDocuments && row.name !== null) nameByDocument(row, kind ?? 'purchased');
    else if (kind !== null && (found.get(row.designation)?.size ?? 0) > 1) nameByDocument(row, kind);
  }
}
