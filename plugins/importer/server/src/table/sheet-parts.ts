import { columnNumber, type Merge, type Sheet, type SheetRow } from '../../../../../src/workbooks';
import type { Mapping } from '../contracts';
import { bestHeader, headerAt, HEADER_SEARCH_ROWS, type Header } from './header';
import { moved, movesOf, NOWHERE, type Moves } from './moved-columns';
import { numberInTable } from './rows-of-sheets';
import { lineOf } from './text';

/** Words that a heading has at least, to be that of a table. */
export const LEAST_SCORE = 3;

/** A sheet that has the columns of a table: those below a heading of the same words, or without any heading. */
export interface SheetPart {
  sheet: Sheet;
  /** Null: it has none. */
  header: Header | null;
  /** Where its columns stand in the table. */
  moves: Moves;
  /** Its rows of the table, in the columns of the table. */
  rows: SheetRow[];
}

function isFilled({ cells }: SheetRow, letters: string | null | undefined): boolean {
  return letters ? lineOf(cells[columnNumber(letters) - 1]) !== null : false;
}

/** Whether a row names something, and counts it where a column does: no title does. Pure. */
export function countsPart(row: SheetRow, { designation, name, quantity, quantityTotal }: Mapping): boolean {
  const letters = quantity ?? quantityTotal;
  const count = letters ? (lineOf(row.cells[columnNumber(letters) - 1]) ?? '') : '1';
  return /^\d/.test(count) && (isFilled(row, designation) || isFilled(row, name));
}

/** The heading of the same words as another, wherever its columns stand; null: there is none. */
function sameHeading(sheet: Sheet, header: Header): { own: Header; moves: Moves } | null {
  for (const row of sheet.rows.slice(0, HEADER_SEARCH_ROWS)) {
    const moves = movesOf(row, header);
    if (moves) return { own: headerAt(sheet, row), moves };
  }
  return null;
}

/** A sheet as a part of the table below a heading; null: it has rows of its own kind, or none. Pure. */
export function partOf(sheet: Sheet, header: Header, mapping: Mapping): SheetPart | null {
  if (sheet.name === header.sheet.name) {
    const rows = header.sheet.rows.filter(({ number }) => number > header.last);
    return rows.length === 0 ? null : { sheet, header, moves: NOWHERE, rows };
  }
  const same = sameHeading(sheet, header);
  if (!same) {
    const isOther = (bestHeader(sheet)?.score ?? 0) >= LEAST_SCORE;
    return isOther || sheet.rows.length === 0
      ? null
      : { sheet, header: null, moves: NOWHERE, rows: sheet.rows };
  }
  const { own, moves } = same;
  const above = sheet.rows.filter(({ number }) => number < own.first);
  const below = sheet.rows.filter(({ number }) => number > own.last).map((row) => moved(row, moves));
  // The heading may be that of a page in the midst of the sheet.
  const rows = above.some((row) => countsPart(row, mapping)) ? [...above, ...below] : below;
  return rows.length === 0 ? null : { sheet, header: own, moves, rows };
}

/** Merges of rows that are read, where their columns stand in the table. */
function mergesOf({ sheet, rows, moves }: SheetPart, place: number): Merge[] {
  const first = rows[0]?.number ?? Infinity;
  const to = (column: number): number => (moves.get(column - 1) ?? column - 1) + 1;
  return sheet.merges
    .filter(({ top, left, right }) => top >= first && (moves.size === 0 || left === right))
    .map(({ top, bottom, left, right }) => ({
      ...{ top: numberInTable(place, top), bottom: numberInTable(place, bottom) },
      ...{ left: to(left), right: to(right) },
    }));
}

/** A sheet and those that go on with it as one, their rows behind each other. Pure. */
export function joined(header: Header, further: readonly SheetPart[]): Header {
  const { sheet } = header;
  const whole: Sheet = { ...sheet, rows: [...sheet.rows], merges: [...sheet.merges] };
  further.forEach((part, index) => {
    for (const row of part.rows) whole.rows.push({ ...row, number: numberInTable(index + 1, row.number) });
    for (const merge of mergesOf(part, index + 1)) whole.merges.push(merge);
  });
  return { ...header, sheet: whole };
}
