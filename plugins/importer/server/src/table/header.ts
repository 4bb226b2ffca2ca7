import { columnLetters, type Merge, type Sheet, type SheetRow } from '../../../../../src/workbooks';
import { headerScore, meaningsOf } from './header-words';
import { sectionOf } from './kinds';
import { lineOf, linesOf } from './text';

/** Titles, stamps and addresses stand above a header, but not more than this many rows. */
const HEADER_SEARCH_ROWS = 60;
/** Rows up to the end of a heading that begins in the last of these: a second row and one that numbers columns. */
export const MAX_HEADING_ROWS = HEADER_SEARCH_ROWS + 4;

/** The heading of a table: one row, or two read together. */
export interface Header {
  sheet: Sheet;
  /** The row that most of the words stand in. */
  row: SheetRow;
  /** Rows that belong to the heading; data begins below the last. */
  first: number;
  last: number;
  /** By column from 0, both rows together. */
  texts: string[];
  /** The same, each row alone, for words that mean more without their caption. */
  alternatives: string[][];
  score: number;
}

function mergeAt(merges: readonly Merge[], row: number, column: number): Merge | undefined {
  return merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  );
}

/** The texts of a row, those of merged cells in every column that they cover. */
function spreadTexts(row: SheetRow, merges: readonly Merge[], width: number): string[] {
  const near = merges.filter(({ top, bottom }) => top <= row.number && row.number <= bottom);
  return Array.from({ length: width }, (_, index) => {
    const own = lineOf(row.cells[index]);
    if (own !== null) return own;
    const merge = mergeAt(near, row.number, index + 1);
    return merge?.top === row.number ? (lineOf(row.cells[merge.left - 1]) ?? '') : '';
  });
}

function isNumeric(text: string): boolean {
  return /^[\d\s.,+-]+$/.test(text);
}

/** Printed forms number their columns below the header: 1, 2, 3. */
function numbersColumns(texts: readonly string[]): boolean {
  const found = texts.filter((text) => text !== '');
  return found.length >= 3 && found.every((text, index) => Number(text) === Number(found[0]) + index);
}

/** Whether the row below a header goes on with it instead of being data. */
function continues(header: SheetRow, next: SheetRow, merges: readonly Merge[]): boolean {
  if (next.number > header.number + 2) return false;
  const texts = linesOf(next.cells);
  const found = texts.filter((text) => text !== '');
  if (found.some(isNumeric) || found.some((text) => sectionOf(text) !== null)) return false;
  const spans = merges.some(({ top, bottom }) => top === header.number && bottom >= next.number);
  const underCaption = merges.some(
    ({ top, bottom, left, right }) =>
      top === header.number && bottom === top && right > left && texts.slice(left - 1, right).some(Boolean),
  );
  if (spans && found.every((text, index) => texts.indexOf(text) >= 0 && index < 40)) {
    // What stands under a cell that reaches down to this row is nothing; the rest must be captions.
    return underCaption || headerScore(texts) > 0 || found.some((text) => meaningsOf(text).length > 0);
  }
  if (underCaption) return found.some((text) => meaningsOf(text).length > 0);
  const above = linesOf(header.cells);
  const identity = above.flatMap((text, index) =>
    meaningsOf(text).some(({ field }) => field === 'designation' || field === 'name') ? [index] : [],
  );
  // Without merges (text files): words under blanks or captions, and nothing that would name a part.
  if (identity.some((index) => (texts[index] ?? '') !== '')) return headerScore(texts) >= 3;
  return found.length > 0 && found.every((text) => meaningsOf(text).length > 0);
}

function joined(top: readonly string[], bottom: readonly string[]): string[] {
  return top.map((text, index) => {
    const below = bottom[index] ?? '';
    return [text, below === text ? '' : below].filter((part) => part !== '').join(' ');
  });
}

function widthOf({ sheet, row }: { sheet: Sheet; row: SheetRow }): number {
  const at = sheet.rows.indexOf(row);
  return Math.max(...sheet.rows.slice(Math.max(0, at - 1), at + 200).map(({ cells }) => cells.length));
}

const EXECUTION = /исполн|исп\./i;

/** One heading over numbered columns: levels 1, 2, 3, or executions -, 01, 02. null: the next row is none of these. */
function withNumbersBelow(texts: readonly string[], next: SheetRow): string[] | null {
  const below = linesOf(next.cells);
  const filled = below.flatMap((text, index) => (text === '' ? [] : [index]));
  const [first = -1] = filled;
  const caption = texts[first] ?? '';
  const isRun = filled.every(
    (at, index) => at === first + index && ['', caption].includes((at === first ? '' : texts[at]) ?? ''),
  );
  if (filled.length < 2 || !isRun) return null;
  const numbers = filled.map((at) => Number(below[at]));
  const isLevels =
    meaningsOf(caption)[0]?.field === 'level' &&
    numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
  const isCounted = EXECUTION.test(caption) || meaningsOf(caption)[0]?.field === 'quantity';
  const isExecutions =
    isCounted &&
    filled.every((at, index) =>
      (index === 0 ? /^([-–—]|[-–—]?0\d{1,2})$/ : /^[-–—]?\d{2,3}$/).test(below[at] ?? ''),
    );
  if (!isLevels && !isExecutions) return null;
  const word = isLevels ? 'Уровень' : caption;
  return texts.map((text, at) => (filled.includes(at) ? `${word} ${below[at]}` : text));
}

/** The header that stands in this row, with the rows above and below that belong to it. */
export function headerAt(sheet: Sheet, row: SheetRow): Header {
  const index = sheet.rows.indexOf(row);
  const width = widthOf({ sheet, row });
  const own = spreadTexts(row, sheet.merges, width);
  const header: Header = {
    ...{ sheet, row, first: row.number, last: row.number, texts: own },
    ...{ alternatives: [own], score: headerScore(own) },
  };
  const above = sheet.rows[index - 1];
  const captions = above && above.number === row.number - 1 ? captionsOf(above, sheet.merges, width) : null;
  if (captions && above) {
    header.texts = joined(captions, own);
    header.alternatives.unshift(header.texts);
    header.first = above.number;
  }
  let next = sheet.rows[index + 1];
  const numbered = next ? withNumbersBelow(header.texts, next) : null;
  if (next && numbered) {
    header.texts = numbered;
    header.alternatives.unshift(numbered);
    header.last = next.number;
    next = sheet.rows[index + 2];
  } else if (next && continues(row, next, sheet.merges)) {
    const below = spreadTexts(next, sheet.merges, width);
    header.texts = joined(header.texts, below);
    header.alternatives = [header.texts, below, ...header.alternatives];
    header.last = next.number;
    next = sheet.rows[index + 2];
  }
  if (next && numbersColumns(linesOf(next.cells))) header.last = next.number;
  return header;
}

/** Captions over several columns each; a title over the whole table is none. */
function captionsOf(row: SheetRow, merges: readonly Merge[], width: number): string[] | null {
  const wide = merges.filter(
    ({ top, bottom, left, right }) => top === row.number && bottom === top && right > left,
  );
  const whole = wide.some(({ left, right }) => right - left + 1 >= width - 1);
  if (wide.length === 0 || whole || headerScore(linesOf(row.cells)) > 0) return null;
  const texts = spreadTexts(row, merges, width);
  return texts.some((text) => meaningsOf(text).length > 0) ? texts : null;
}

/** The row of a sheet that looks most like a header, or null. */
export function bestHeader(sheet: Sheet): Header | null {
  let best: SheetRow | null = null;
  let bestScore = 0;
  for (const row of sheet.rows.slice(0, HEADER_SEARCH_ROWS)) {
    const score = headerScore(linesOf(row.cells));
    if (score > bestScore) [best, bestScore] = [row, score];
  }
  return best ? headerAt(sheet, best) : twoRowsOnly(sheet);
}

/** A header whose rows say nothing alone: captions above, words of one column each below. */
function twoRowsOnly(sheet: Sheet): Header | null {
  const rows = sheet.rows.slice(0, HEADER_SEARCH_ROWS);
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (!next || next.number !== row.number + 1) continue;
    const width = widthOf({ sheet, row });
    const [top, bottom] = [spreadTexts(row, sheet.merges, width), spreadTexts(next, sheet.merges, width)];
    if (bottom.some(isNumeric)) continue;
    const texts = joined(top, bottom);
    const score = Math.max(headerScore(texts), headerScore([...top, ...bottom]));
    if (score < 3) continue;
    const alternatives = [texts, bottom, top];
    return { sheet, row, first: row.number, last: next.number, texts, alternatives, score };
  }
  return null;
}

/** The heading of a page that is printed again: most of its cells are those of the header. */
export function isHeaderAgain(row: SheetRow, header: Header): boolean {
  const texts = linesOf(row.cells);
  // A heading merged over several columns is printed once.
  const isWord = (list: readonly string[], at: number): boolean =>
    list[at] !== '' && list[at] !== list[at - 1];
  const named = header.alternatives.map((list) => list.filter((_, at) => isWord(list, at)).length);
  return header.alternatives.some((list, index) => {
    const total = named[index] ?? 0;
    const same = list.filter((text, at) => isWord(list, at) && text === texts[at]).length;
    return total >= 2 && same >= 2 && same / total >= 0.6;
  });
}

/** Letters of a column by its index from 0. */
export function lettersAt(index: number): string {
  return columnLetters(index + 1);
}
