import type { Cell, SheetRow } from '../../../../../src/workbooks';
import { hint, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { meaningsOf } from './header-words';
import { linesOf } from './text';

/** Words that head nothing but columns. */
const SURE = 90;

function isNumeric(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^\s*\d/.test(cell));
}

/** A row of words that head columns, where parts and numbers should stand. */
function headsTable(row: SheetRow): boolean {
  // Asked of every row of a file: what counts something is known at once.
  if (row.cells.length < 3 || row.cells.some(isNumeric)) return false;
  const texts = linesOf(row.cells);
  const sure = texts.flatMap((text) => {
    const [surest] = text === '' ? [] : meaningsOf(text);
    return surest && surest.weight >= SURE ? [surest.field] : [];
  });
  const fields = new Set(sure);
  const names = fields.has('designation') || fields.has('name');
  return (
    (names ? fields.size >= 3 : fields.size >= 4) && (fields.has('quantity') || fields.has('quantityTotal'))
  );
}

function filledIn({ cells }: SheetRow): number {
  return linesOf(cells).filter((text) => text !== '').length;
}

/**
 * Rows up to another table that stands below on the same sheet: it has columns of its own, so it is left out, and told. The
 * heading of the first table, printed again, begins none. Pure.
 */
export function untilSecondTable(
  header: Header,
  below: readonly SheetRow[],
): { rows: readonly SheetRow[]; issues: RawIssue[] } {
  const at = below.findIndex((row) => row.number > header.last + 1 && headsTable(row));
  const second = below[at];
  if (!second) return { rows: below, issues: [] };
  const value = linesOf(second.cells)
    .filter((text) => text !== '')
    .join(', ');
  // A text alone above a heading is its title.
  const above = below[at - 1];
  const hasTitle = above?.number === second.number - 1 && filledIn(above) === 1;
  return {
    rows: below.slice(0, hasTitle ? at - 1 : at),
    issues: [hint('second-table', { row: second.number, value, details: { rows: below.length - at - 1 } })],
  };
}
