import { columnLetters, columnNumber, type Sheet, type SheetRow } from '../../../../../src/workbooks';
import type { FileColumn, Mapping, PreviewOptions } from '../contracts';
import { FIELDS } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { headerScore, meaningOf } from './header-words';
import type { Table, TableRow } from './table';
import { lineOf, linesOf } from './text';

/** Titles, stamps and addresses stand above a header, but not more than this many rows. */
const HEADER_SEARCH_ROWS = 60;
const SAMPLES = 3;

export interface FoundTable {
  table: Table | null;
  issues: RawIssue[];
}

interface Candidate {
  sheet: Sheet;
  header: SheetRow;
  score: number;
}

function bestHeader(sheet: Sheet): Candidate | null {
  let best: Candidate | null = null;
  for (const header of sheet.rows.slice(0, HEADER_SEARCH_ROWS)) {
    const score = headerScore(linesOf(header.cells));
    if (score > (best?.score ?? 0)) best = { sheet, header, score };
  }
  return best;
}

function chooseSheets(sheets: Sheet[], wish: string | undefined): Sheet[] {
  if (wish !== undefined) {
    const named = sheets.filter(({ name }) => name === wish);
    const index = /^\d+$/.test(wish) ? sheets[Number(wish) - 1] : undefined;
    return named.length > 0 ? named : index ? [index] : [];
  }
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.length > 0 ? visible : sheets;
}

function chooseHeader(sheets: Sheet[], wish: number | undefined): Candidate | null {
  const candidates = sheets.flatMap((sheet) => {
    if (wish === undefined) return bestHeader(sheet) ?? [];
    const header = sheet.rows.find(({ number }) => number === wish);
    return header ? { sheet, header, score: headerScore(linesOf(header.cells)) } : [];
  });
  // sort is stable: of equally good sheets the first one is meant.
  return candidates.sort((a, b) => b.score - a.score)[0] ?? null;
}

/** Which column means what by its header; of two columns with one meaning the first counts. */
function recogniseColumns(header: SheetRow): { mapping: Mapping; issues: RawIssue[] } {
  const mapping: Mapping = {};
  const issues: RawIssue[] = [];
  let note: string | null = null;
  linesOf(header.cells).forEach((text, index) => {
    const column = columnLetters(index + 1);
    const meaning = meaningOf(text);
    if (meaning === null) return;
    if (meaning === 'note') {
      note ??= column;
    } else if (mapping[meaning] === undefined) {
      mapping[meaning] = column;
    } else {
      const details = { used: mapping[meaning] ?? '' };
      issues.push(hint('header-duplicate', { row: header.number, column, value: text, details }));
    }
  });
  if (mapping.material === undefined && note !== null) mapping.material = note;
  return { mapping, issues };
}

function withWishes(found: Mapping, wishes: Mapping): Mapping {
  const mapping: Mapping = { ...found };
  for (const field of FIELDS) {
    const wish = wishes[field];
    if (wish === undefined) continue;
    // A column chosen for one field is taken away from the field it was recognised as.
    for (const other of FIELDS) if (wish !== null && mapping[other] === wish) delete mapping[other];
    if (wish === null) delete mapping[field];
    else mapping[field] = wish;
  }
  return mapping;
}

function describeColumns(header: SheetRow, below: SheetRow[], mapping: Mapping): FileColumn[] {
  const width = Math.max(header.cells.length, ...below.slice(0, 200).map(({ cells }) => cells.length));
  const columns: FileColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const column = columnLetters(index + 1);
    const samples: string[] = [];
    for (const { cells } of below) {
      const text = lineOf(cells[index]);
      if (text !== null && !samples.includes(text)) samples.push(text.slice(0, 60));
      if (samples.length === SAMPLES) break;
    }
    const field = FIELDS.find((candidate) => mapping[candidate] === column) ?? null;
    const text = lineOf(header.cells[index]) ?? '';
    if (text !== '' || samples.length > 0) columns.push({ column, header: text, field, samples });
  }
  return columns;
}

/** The kit is named by the row right above the header, if that row holds nothing else. */
function titleAbove(sheet: Sheet, header: SheetRow): string | null {
  const above = sheet.rows.filter(({ number }) => number < header.number).at(-1);
  const texts = above ? linesOf(above.cells).filter((text) => text !== '') : [];
  return texts.length === 1 ? (texts[0] ?? null) : null;
}

function isHeaderAgain(row: SheetRow, header: SheetRow): boolean {
  const score = headerScore(linesOf(row.cells));
  return score > 0 && score >= headerScore(linesOf(header.cells)) - 1;
}

function toTableRow(row: SheetRow, columns: FileColumn[]): TableRow {
  const found: TableRow = { row: row.number, values: {}, others: {} };
  for (const { column, header, field } of columns) {
    const cell = row.cells[columnNumber(column) - 1] ?? null;
    if (cell === null) continue;
    if (field) found.values[field] = cell;
    else if (header !== '' && meaningOf(header) !== 'number') found.others[header.slice(0, 100)] = cell;
  }
  return found;
}

function quantityOf(
  mapping: Mapping,
  wish: PreviewOptions['quantityMeans'],
): Pick<Table, 'quantityMeans' | 'quantityRecognised'> {
  if (wish) return { quantityMeans: wish, quantityRecognised: true };
  const total = mapping.quantityTotal !== undefined && mapping.quantity === undefined;
  const both = mapping.quantityTotal !== undefined && mapping.quantity !== undefined;
  return { quantityMeans: total ? 'per-product' : 'per-parent', quantityRecognised: total || both };
}

function quoteIssues({ quoteProblems }: Sheet): RawIssue[] {
  return quoteProblems.map(({ row, unterminated }) =>
    problem('quotes-broken', { row, details: { unterminated: unterminated ? 1 : 0 } }),
  );
}

/** Find the sheet, the header and what each column means. Pure. */
export function findTable(sheets: Sheet[], options: PreviewOptions): FoundTable {
  const chosen = chooseSheets(sheets, options.sheet);
  if (chosen.length === 0) {
    const details = { sheets: sheets.map(({ name }) => name).slice(0, 10) };
    return { table: null, issues: [problem('sheet-not-found', { value: options.sheet, details })] };
  }
  const candidate = chooseHeader(chosen, options.headerRow);
  const quotes = chosen.flatMap(quoteIssues);
  if (!candidate)
    return {
      table: null,
      issues: [...quotes, problem('header-not-found', { row: options.headerRow ?? null })],
    };
  const { sheet, header } = candidate;
  const recognised = recogniseColumns(header);
  const mapping = withWishes(recognised.mapping, options.mapping ?? {});
  const issues = [...quotes, ...recognised.issues];
  if (mapping.designation === undefined && mapping.name === undefined)
    return { table: null, issues: [...issues, problem('column-not-found', { row: header.number })] };
  const below = sheet.rows.filter((row) => row.number > header.number && !isHeaderAgain(row, header));
  const columns = describeColumns(header, below, mapping);
  const rows = below
    .map((row) => toTableRow(row, columns))
    .filter((row) => Object.keys(row.values).length > 0);
  if (rows.length === 0) issues.push(problem('no-rows', { row: header.number }));
  const title = titleAbove(sheet, header);
  const table = {
    sheet: sheet.name,
    headerRow: header.number,
    columns,
    mapping,
    title,
    rows,
    ...quantityOf(mapping, options.quantityMeans),
  };
  return { table, issues };
}
