import { columnLetters, type Merge, type Sheet, type SheetRow } from '../../../../../src/workbooks';
import { headerScore, meaningsOf } from './header-words';
import { continues, furtherRow, isNumeric, numbersColumns, type MergedText } from './heading-rows';
import { lineOf, linesOf } from './text';
import { namedAbove } from './upper-row';

/** Titles, stamps and addresses stand above a header, but not more than this many rows. */
export const HEADER_SEARCH_ROWS = 60;
/** Rows up to the end of a heading that begins in the last of these: further rows of it and one that numbers columns. */
export const MAX_HEADING_ROWS = HEADER_SEARCH_ROWS + 6;

/** Captions merged over more rows than this are stamps at the side of a sheet. */
const MAX_CAPTION_ROWS = 4;
/** No heading has more captions that are merged over rows. */
const MAX_CAPTIONS = 500;

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
  /** The rows of it below the first, as they stand. */
  lines: ReadonlySet<string>;
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

/** A narrow heading that names parents is no printed form: `A, B, 1` below it is a line and numbers no columns. */
function isEdges(texts: readonly string[]): boolean {
  const words = texts.filter((text) => text !== '');
  return words.length <= 4 && words.some((text) => meaningsOf(text)[0]?.field === 'parent');
}

/** The header that stands in this row, with the rows above and below that belong to it. */
export function headerAt(sheet: Sheet, row: SheetRow): Header {
  const index = sheet.rows.indexOf(row);
  const width = widthOf({ sheet, row });
  const own = spreadTexts(row, sheet.merges, width);
  const header: Header = {
    ...{ sheet, row, first: row.number, last: row.number, texts: own },
    ...{ alternatives: [own], lines: new Set(), score: headerScore(own) },
  };
  const captions = captionsAbove(sheet, row, own);
  if (captions) {
    header.texts = joined(captions.texts, own);
    header.alternatives.unshift(header.texts);
    header.first = captions.first;
  }
  let next: SheetRow | undefined = sheet.rows[index + 1];
  const numbered = next ? withNumbersBelow(header.texts, next) : null;
  if (next && numbered) {
    header.texts = numbered;
    header.alternatives.unshift(numbered);
    header.last = next.number;
  } else if (next && continues(row, next, sheet.merges)) {
    const below = spreadTexts(next, sheet.merges, width);
    header.texts = joined(header.texts, below);
    header.alternatives = [header.texts, below, ...header.alternatives];
    header.last = next.number;
  }
  next = takeFurther(header, width);
  if (next && !isEdges(header.texts) && numbersColumns(linesOf(next.cells))) header.last = next.number;
  return withLines(header);
}

/** Takes rows of words and units below the first two rows of a heading; what stands below them is returned. */
function takeFurther(header: Header, width: number): SheetRow | undefined {
  const { sheet, row } = header;
  let at = sheet.rows.indexOf(row) + 1;
  while ((sheet.rows[at]?.number ?? Infinity) <= header.last) at += 1;
  for (let next = sheet.rows[at]; next; next = sheet.rows[(at += 1)]) {
    const rows = { first: row.number, last: header.last };
    const found = furtherRow(header.texts, rows, next, mergesOver(sheet, next.number));
    if (found === null) return next;
    header.last = next.number;
    if (found === 'nothing-new') continue;
    const below = spreadTexts(next, sheet.merges, width);
    header.texts =
      found === 'units'
        ? header.texts.map((text, index) => [text, below[index] ?? ''].filter(Boolean).join(', '))
        : joined(header.texts, below);
    header.alternatives = [header.texts, ...(found === 'words' ? [below] : []), ...header.alternatives];
  }
  return undefined;
}

/** Cells merged over a row and what stands above it, with their texts. */
function mergesOver({ rows, merges }: Sheet, number: number): MergedText[] {
  const over = merges.filter(({ top, bottom }) => top < number && bottom >= number);
  return over.map((merge) => {
    const { cells } = rows.find((row) => row.number === merge.top) ?? { cells: [] };
    return { ...merge, text: lineOf(cells[merge.left - 1]) ?? '' };
  });
}

function lineKey(cells: SheetRow['cells']): string {
  return linesOf(cells)
    .join('\u0000')
    .replace(/\u0000+$/, '');
}

/** The rows of a heading as they stand, to know them where a page prints them again. */
function withLines(header: Header): Header {
  const { sheet, row, last } = header;
  const at = sheet.rows.indexOf(row);
  const own = sheet.rows.slice(at + 1, at + 1 + MAX_HEADING_ROWS).filter(({ number }) => number <= last);
  return { ...header, lines: new Set(own.map(({ cells }) => lineKey(cells)).filter((line) => line !== '')) };
}

/** What stands above the words of a heading, by column, and the row that it begins in; null: nothing that belongs to it. */
function captionsAbove(
  sheet: Sheet,
  row: SheetRow,
  own: readonly string[],
): { texts: string[]; first: number } | null {
  const width = own.length;
  const above = sheet.rows[sheet.rows.indexOf(row) - 1];
  if (above?.number === row.number - 1) {
    const texts = captionsOf(above, sheet.merges, width) ?? namedAbove(linesOf(above.cells), own);
    if (texts) return { texts, first: above.number };
  }
  const tall = mergesOver(sheet, row.number - 1)
    .filter(
      ({ top, left, right, text }) =>
        row.number - top <= MAX_CAPTION_ROWS && right - left + 1 < width - 1 && meaningsOf(text).length > 0,
    )
    .slice(0, MAX_CAPTIONS);
  if (tall.length === 0) return null;
  const texts = own.map(
    (_, index) => tall.find(({ left, right }) => left <= index + 1 && index + 1 <= right)?.text ?? '',
  );
  return { texts, first: Math.min(...tall.map(({ top }) => top)) };
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
    const lines = new Set<string>();
    return withLines({ sheet, row, first: row.number, last: next.number, texts, alternatives, lines, score });
  }
  return null;
}

/** Whether a heading is a word for what names parts. */
function names(text: string): boolean {
  const [surest] = text === '' ? [] : meaningsOf(text);
  return surest?.field === 'designation' || surest?.field === 'name';
}

/** The share of a heading's words that a row repeats which is the heading again. */
const REPEATED = 0.6;

/** Whether a heading has a word there; one merged over several columns is printed once. */
function isWord(list: readonly string[], at: number): boolean {
  return list[at] !== '' && list[at] !== list[at - 1];
}

/** Whether most cells of a row are those of the header. */
function repeats({ cells }: SheetRow, { alternatives }: Header): boolean {
  return alternatives.some((list) => {
    let words = 0;
    for (let at = 0; at < list.length; at += 1) if (isWord(list, at)) words += 1;
    let same = words;
    // Rows of parts repeat none of it: after a few cells nothing more is looked at.
    for (let at = 0; at < list.length && same / words >= REPEATED; at += 1)
      if (isWord(list, at) && lineOf(cells[at]) !== list[at]) same -= 1;
    return same >= 2 && same / words >= REPEATED;
  });
}

/** Another word over the parts heads another table: `Вид работ` in place of `Номенклатура`. */
function headsOthers(texts: readonly string[], header: Header): boolean {
  return header.texts.some(
    (text, at) => names(text) && (texts[at] ?? '') !== '' && texts[at] !== text && !names(texts[at] ?? ''),
  );
}

/** Whether a row below a heading is that heading again, as a further page prints it, or that of a table of something else. */
export function headingAgain(row: SheetRow, header: Header): 'same' | 'of-others' | null {
  if (header.lines.size > 0 && header.lines.has(lineKey(row.cells))) return 'same';
  if (!repeats(row, header)) return null;
  return headsOthers(linesOf(row.cells), header) ? 'of-others' : 'same';
}

/** The heading of a page that is printed again: most of its cells are those of the header. */
export function isHeaderAgain(row: SheetRow, header: Header): boolean {
  return headingAgain(row, header) === 'same';
}

/** Whether two columns, from 0, are one below a cell of a heading that is merged over both: no row fills both of them. */
export function areMerged(header: Header, below: readonly SheetRow[], one: number, other: number): boolean {
  const { sheet, first, last, texts } = header;
  const areBoth = ({ cells }: SheetRow): boolean =>
    lineOf(cells[one]) !== null && lineOf(cells[other]) !== null && cells[one] !== cells[other];
  if (texts[one] !== texts[other] || below.some(areBoth)) return false;
  const [from, to] = [Math.min(one, other) + 1, Math.max(one, other) + 1];
  return sheet.merges.some(
    ({ top, bottom, left, right }) => first <= top && bottom <= last && left <= from && to <= right,
  );
}

/** Letters of a column by its index from 0. */
export function lettersAt(index: number): string {
  return columnLetters(index + 1);
}
