import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { looseText } from './loose-text';
import type { Reference } from './parent-names';

/** More assemblies in one cell are a remark. */
const MAX_PARENTS = 50;
const MAX_TEXT = 1_000;
/** A name and how many of the part it takes: `АБ-200 - 2 шт`, `АБ-200 (2)`, `АБ-200 x2`. */
const COUNTED = [
  /^(\S.*?) {0,3}[-–—:] {0,3}(\d{1,6}) {0,3}(?:шт|pcs|ea)\.?$/i,
  /^(\S.*?) {0,3}\((\d{1,6}) {0,3}(?:(?:шт|pcs|ea)\.?)?\)$/i,
  /^(\S.*?) {1,3}[xх×*] {0,3}(\d{1,6})(?: {0,3}(?:шт|pcs|ea)\.?)?$/i,
  /^(\S.*?) {1,3}(\d{1,6}) {0,3}(?:шт|pcs|ea)\.?$/i,
];

interface ToldParent {
  parent: string;
  /** Pieces in this parent; null: the row's own quantity counts. */
  quantity: number | null;
}

function toldParent(text: string, known: ReadonlySet<string>): ToldParent | null {
  if (known.has(looseText(text))) return { parent: text, quantity: null };
  for (const form of COUNTED) {
    const [, parent = '', count] = form.exec(text) ?? [];
    if (known.has(looseText(parent)) && Number(count) > 0) return { parent, quantity: Number(count) };
  }
  return null;
}

/** The assemblies that a cell names, each a row of the file; null: it names one, or something else too. */
function parentsIn(cell: string, known: ReadonlySet<string>): ToldParent[] | null {
  if (cell.length > MAX_TEXT) return null;
  for (const sign of [/[;\n]/, /,(?!\d)/, /,/, /\s+/]) {
    const parts = cell.split(sign).map((part) => part.trim());
    const texts = parts.filter((part) => part !== '');
    if (texts.length > MAX_PARENTS) return null;
    const told = texts.map((text) => toldParent(text, known));
    if (told.every((own) => own !== null) && told.length > 0) return told as ToldParent[];
  }
  return null;
}

/**
 * Rows whose parent cell names several assemblies, or how many of the part each takes, once for each of them. Cells that name
 * anything that is no row stay as they are. Pure.
 * @param column the letter of the parent column, for issues
 */
export function withSeveralParents(
  rows: readonly BomRow[],
  reference: Reference,
  column: string | null,
): { rows: BomRow[]; issues: RawIssue[] } {
  const own = new Set(rows.flatMap((row) => row[reference] ?? []));
  const isUnknown = ({ parent }: BomRow): boolean => parent !== null && !own.has(parent);
  if (!rows.some(isUnknown)) return { rows: [...rows], issues: [] };
  const known = new Set([...own].map(looseText));
  const issues: RawIssue[] = [];
  const found = rows.flatMap((row) => {
    const parents = isUnknown(row) && row.parent !== null ? parentsIn(row.parent, known) : null;
    if (parents === null) return [row];
    if (parents.length > 1) {
      const details = { count: parents.length };
      issues.push(hint('parents-several', { row: row.row, column, value: row.parent, details }));
    }
    return parents.map(({ parent, quantity }) => ({ ...row, parent, quantity: quantity ?? row.quantity }));
  });
  return { rows: found, issues };
}
