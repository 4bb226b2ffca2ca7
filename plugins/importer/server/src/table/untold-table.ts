import type { Sheet, SheetRow } from '../../../../../src/workbooks';
import type { FileColumn, FirstRow, Mapping } from '../contracts';
import { problem, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { isOnFirstSheet } from './rows-of-sheets';
import { linesOf } from './text';

/** A table of which it is not known yet what it holds: what a person needs to see to say it. */
export interface UntoldTable {
  sheet: string;
  /** Null: nobody knows it. */
  headerRow: number | null;
  columns: FileColumn[];
  mapping: Mapping;
  firstRows: FirstRow[];
}

/** The number of the row above the first one, where a heading would stand that the file does not have. */
export const NO_HEADING = 0;

/** As many rows as titles and stamps fill, and some of the table. */
const SHOWN_ROWS = 30;
const SHOWN_CELLS = 20;
const SHOWN_LENGTH = 60;

/** The first rows of a sheet as they stand there, as much of them as people look at. Pure. */
function firstRowsOf({ rows }: Pick<Sheet, 'rows'>): FirstRow[] {
  const own = rows.filter(({ number }) => number !== NO_HEADING && isOnFirstSheet(number));
  const told = own.slice(0, SHOWN_ROWS);
  return told.map(({ number, cells }) => ({
    row: number,
    cells: linesOf(cells.slice(0, SHOWN_CELLS)).map((text) => text.slice(0, SHOWN_LENGTH)),
  }));
}

/** The sheet that a person sees whose rows nobody could tell apart; null: all are empty. Pure. */
export function untoldSheet(sheets: readonly Sheet[]): UntoldTable | null {
  const sheet = sheets.find(({ rows }) => rows.length > 0);
  if (!sheet) return null;
  return { sheet: sheet.name, headerRow: null, columns: [], mapping: {}, firstRows: firstRowsOf(sheet) };
}

/** Without a column that names the parts there is no table yet; somebody may say which it is. Pure. */
export function untoldBelow(
  { sheet, row }: Header,
  told: Pick<UntoldTable, 'columns' | 'mapping'>,
  issues: readonly RawIssue[],
): { untold: UntoldTable; issues: RawIssue[] } {
  return {
    untold: { sheet: sheet.name, headerRow: row.number, ...told, firstRows: firstRowsOf(sheet) },
    issues: [...issues, problem('column-not-found', { row: row.number })],
  };
}

/** A heading without words above all rows of a sheet: somebody said that the file has none. Pure. */
export function withoutWords(sheet: Sheet): Header[] {
  if (sheet.rows.length === 0) return [];
  const row: SheetRow = { number: NO_HEADING, outline: 0, cells: [] };
  const texts = Array<string>(Math.max(...sheet.rows.map(({ cells }) => cells.length))).fill('');
  return [
    {
      ...{ sheet: { ...sheet, rows: [row, ...sheet.rows] }, row, first: NO_HEADING, last: NO_HEADING },
      ...{ texts, alternatives: [texts], lines: new Set<string>(), score: 0 },
    },
  ];
}
