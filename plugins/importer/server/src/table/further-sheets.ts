import { columnNumber, type Sheet, type SheetRow } from '../../../../../src/workbooks';
import type { Mapping, PreviewOptions } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { moved, movesOf } from './moved-columns';
import { lineOf } from './text';

/** Words that a heading has at least, to be that of a table. */
const LEAST_SCORE = 3;
const WHOLE = /^\d{1,6}[.)]?$/;

function wholeAt({ cells }: SheetRow, index: number): number[] {
  const text = lineOf(cells[index]) ?? '';
  return WHOLE.test(text) ? [parseInt(text, 10)] : [];
}

/** Names of other sheets that hold a table too. Pure. */
export function sheetsBeside({ sheet }: Header, others: readonly Header[]): string[] {
  return others
    .filter((other) => other.sheet !== sheet && other.score >= LEAST_SCORE)
    .map((other) => other.sheet.name);
}

/** The first position of a table with the same heading where it goes on from that of another; null: it does not. */
function goesOnAt(other: Header, header: Header, column: number, last: number): number | null {
  const moves = movesOf(other.row, header);
  if (!moves) return null;
  const below = other.sheet.rows.filter(({ number }) => number > other.last);
  const [first] = below.flatMap((row) => wholeAt(moved(row, moves), column)).slice(0, 1);
  return first !== undefined && first > last ? first : null;
}

/**
 * What is told of other sheets: that they hold tables, and as an error that one goes on with the positions of the table that is
 * read, for half a specification is none. A person who chooses the sheet has seen that. Pure.
 */
export function furtherSheetIssues(
  header: Header,
  others: readonly Header[],
  { number }: Mapping,
  { sheet: wish }: PreviewOptions,
): RawIssue[] {
  const { sheet } = header;
  const names = sheetsBeside(header, others);
  if (names.length === 0) return [];
  const told = hint('other-sheets', { value: sheet.name, details: { sheets: names.slice(0, 10) } });
  const column = number ? columnNumber(number) - 1 : -1;
  const last = column < 0 || wish !== undefined ? undefined : lastWhole(sheet, header, column);
  if (last === undefined) return [told];
  const next = others
    .filter((other) => other.sheet !== sheet)
    .flatMap((other) => {
      const first = goesOnAt(other, header, column, last);
      return first === null ? [] : [{ name: other.sheet.name, first }];
    });
  const [one] = next.sort((a, b) => a.first - b.first);
  const details = { sheet: one?.name ?? '', first: one?.first ?? 0 };
  return one ? [problem('sheets-continue', { value: sheet.name, details }), told] : [told];
}

function lastWhole({ rows }: Sheet, header: Header, column: number): number | undefined {
  const numbers = rows.filter(({ number }) => number > header.last).flatMap((row) => wholeAt(row, column));
  return numbers.length === 0 ? undefined : numbers.reduce((most, own) => Math.max(most, own), 0);
}
