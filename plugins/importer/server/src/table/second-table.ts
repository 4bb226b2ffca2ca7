import type { Cell, Sheet, SheetRow } from '../../../../../src/workbooks';
import { hint, type RawIssue } from '../issues/issue';
import { headingAgain, type Header } from './header';
import { meaningsOf } from './header-words';
import { moved, movesOf, type Moves } from './moved-columns';
import { withoutPageTitles } from './page-titles';
import { isRecapitulation } from './stacked-tables';
import { linesOf } from './text';

/** Words that head columns and hardly ever stand below one. */
const SURE = 75;

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

/** A table has more than one row of at least so many cells. */
const LEAST_CELLS = 3;

/** The rows above a heading that may name its product: of tables that stand higher on the same sheet none does. Pure. */
export function rowsAbove({ rows }: Sheet, header: Header): SheetRow[] {
  const above = rows.filter(({ number }) => number < header.first);
  const other = above.findIndex(headsTable);
  const wide = above.flatMap((row, index) => (index > other && filledIn(row) >= LEAST_CELLS ? [index] : []));
  return other < 0 || wide.length < 2 ? above : above.slice((wide.at(-1) ?? 0) + 1);
}

interface BelowHeading {
  rows: readonly SheetRow[];
  issues: RawIssue[];
}

/** What ends the table: another one, with a title perhaps, that has columns of its own. */
function endedBy(rows: SheetRow[], second: SheetRow, left: number): BelowHeading {
  const value = linesOf(second.cells)
    .filter((text) => text !== '')
    .join(', ');
  // A text alone above a heading is its title.
  const above = rows.at(-1);
  const hasTitle = above?.number === second.number - 1 && filledIn(above) === 1;
  return {
    rows: hasTitle ? rows.slice(0, -1) : rows,
    issues: [hint('second-table', { row: second.number, value, details: { count: left } })],
  };
}

/**
 * The rows of a table below its heading. The same heading printed again belongs to a further page, whose columns may have
 * moved, and the titles above it are no rows; a heading with words of its own is that of another table, which is left out and told. Pure.
 */
export function rowsBelow(header: Header, isStacked = false): BelowHeading {
  const below = header.sheet.rows.filter(({ number }) => number > header.last);
  let rows: SheetRow[] = [];
  const issues: RawIssue[] = [];
  let moves: Moves | null = null;
  for (const [index, row] of below.entries()) {
    if (isRecapitulation(row)) {
      const end = endedBy(rows, row, below.length - index - 1);
      return { rows: end.rows, issues: [...issues, ...end.issues] };
    }
    const again = headingAgain(row, header);
    const isAgain = again === 'same';
    const isOther = !isAgain && row.number > header.last + 1 && (again === 'of-others' || headsTable(row));
    if (!isAgain && !isOther) {
      rows.push(moves ? moved(row, moves) : row);
      continue;
    }
    const own = movesOf(row, header);
    if (isOther && own === null) {
      const end = endedBy(rows, row, below.length - index - 1);
      return { rows: end.rows, issues: [...issues, ...end.issues] };
    }
    // Tables below each other have an assembly above each heading, which a page may repeat.
    if (isAgain && !isStacked) rows = withoutPageTitles(rows, rowsAbove(header.sheet, header));
    moves = own;
    if (own && own.size > 0) issues.push(hint('columns-moved', { row: row.number }));
  }
  return { rows, issues };
}
