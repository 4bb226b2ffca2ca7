import { columnLetters, type SheetRow } from '../../../../../src/workbooks';
import type { Mapping, PreviewOptions } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { meaningsOf } from './header-words';
import { beginsAsStage, isNoStage, withoutNumber, withoutTime } from './stage-words';
import { lineOf } from './text';

const JUDGED_ROWS = 300;
const MARK = /^([+xх×vV✓✔√●•*]|да|yes)$/i;
const NUMBER = /^\d{1,5}([.,]\d{1,3})?$/;
const NONE = /^([-–—]|0|нет|no)?$/i;
const CAPTION = /^(?:операци|маршрут|техпроцесс|этап|operation|rout|process)\S*[\s:.№#]+(\S.*)$/i;
/** One column of a route; `stage` null: its cells hold names of stages themselves. */
export interface OperationColumn {
  index: number;
  stage: string | null;
}

/** Columns that make the route of a row together. */
export interface OperationColumns {
  columns: OperationColumn[];
  /** The numbers in their cells are places in the route, no times. */
  numbered: boolean;
}

interface Contents {
  filled: number;
  marks: number;
  numbers: number;
}

function contentsOf(rows: readonly SheetRow[], index: number): Contents {
  const found = { filled: 0, marks: 0, numbers: 0 };
  for (const { cells } of rows.slice(0, JUDGED_ROWS)) {
    const text = lineOf(cells[index]);
    if (text === null || NONE.test(text)) continue;
    found.filled += 1;
    if (MARK.test(text)) found.marks += 1;
    if (NUMBER.test(text)) found.numbers += 1;
  }
  return found;
}

/** What a column may be of a route; `marks`: nobody says what its marks mean. */
function judged(heading: string, contents: Contents): OperationColumn['stage'] | 'marks' | false {
  const { filled, marks, numbers } = contents;
  const isMarked = filled > 0 && (marks + numbers) / filled >= 0.9;
  const isOperations = meaningsOf(heading)[0]?.field === 'operations';
  if (isOperations && !isMarked) return null;
  const stage = isOperations
    ? CAPTION.exec(heading)?.[1]
    : beginsAsStage(withoutNumber(heading))
      ? withoutTime(withoutNumber(heading))
      : undefined;
  if (isMarked && stage !== undefined) return withoutTime(stage);
  const mayBeStage = heading !== '' && heading.length <= 25 && !isNoStage(heading);
  return isMarked && marks / filled >= 0.9 && mayBeStage ? 'marks' : false;
}

/** Whether the numbers of each row are 1, 2, 3 or 5, 10, 15 or 10, 20, 30 in some order. */
function areInOrder(rows: readonly SheetRow[], columns: readonly OperationColumn[]): boolean {
  let several = 0;
  const fits = rows.slice(0, JUDGED_ROWS).every(({ cells }) => {
    const numbers = columns
      .map(({ index }) => Number(lineOf(cells[index]) ?? NaN))
      .filter((number) => number > 0)
      .sort((a, b) => a - b);
    const step = numbers[0] ?? 1;
    if (numbers.length > 1) several += 1;
    return [1, 5, 10].includes(step) && numbers.every((number, index) => number === step * (index + 1));
  });
  return fits && several > 0;
}

function candidates(header: Header, rows: readonly SheetRow[], free: (index: number) => boolean) {
  return header.texts.flatMap((heading, index) => {
    const stage = free(index) ? judged(heading, contentsOf(rows, index)) : false;
    return stage === false ? [] : [{ index, heading, stage }];
  });
}

/** A blank heading beside one of operations: its cells go on with the route. */
function withBlankOnes(
  header: Header,
  rows: readonly SheetRow[],
  listed: OperationColumn[],
  free: (index: number) => boolean,
): OperationColumn[] {
  const out = [...listed];
  const first = listed.at(-1)?.index ?? -1;
  if (first < 0) return out;
  for (let index = first + 1; header.texts[index] === '' && free(index); index += 1) {
    const { filled, numbers } = contentsOf(rows, index);
    if (filled === 0 || numbers > 0) break;
    out.push({ index, stage: null });
  }
  return out;
}

/**
 * Routes that are spread over columns: one for each stage with marks, times or places in its cells, or several with names of
 * stages. Marks that nobody explains are told and kept as further details. Pure.
 * @param mapping what is known of columns already
 * @param taken letters of columns that mean something together with others
 */
export function findOperationColumns(
  header: Header,
  below: readonly SheetRow[],
  mapping: Mapping,
  { mapping: wishes = {} }: PreviewOptions,
  taken: ReadonlySet<string>,
): { operations: OperationColumns | null; issues: RawIssue[] } {
  const nothing = { operations: null, issues: [] };
  const wish = wishes.operations;
  if (wish === null) return nothing;
  const used = new Set(
    Object.entries(mapping).flatMap(([field, column]) => (field === 'operations' ? [] : [column])),
  );
  const free = (index: number): boolean =>
    !used.has(columnLetters(index + 1)) && !taken.has(columnLetters(index + 1));
  const found = candidates(header, below, free);
  const listed = withBlankOnes(
    header,
    below,
    found.filter(({ stage }) => stage === null).map(({ index }) => ({ index, stage: null })),
    free,
  );
  const isWished = (index: number): boolean => wish === undefined || columnLetters(index + 1) === wish;
  if (listed.length > 1 && listed[0] && isWished(listed[0].index))
    return { operations: { columns: listed, numbered: false }, issues: [] };
  const told = found.filter(({ stage }) => stage !== null);
  const known = new Set(
    told
      .filter(({ stage, index }) => stage !== 'marks' || (wish !== undefined && isWished(index)))
      .map(({ index }) => index),
  );
  // Marks beside stages are stages too.
  for (const list of [told, [...told].reverse()])
    for (const { index } of list) if (known.has(index - 1) || known.has(index + 1)) known.add(index);
  const columns = told.flatMap(({ index, heading, stage }) =>
    known.has(index) ? [{ index, stage: stage === 'marks' || stage === null ? heading : stage }] : [],
  );
  const marked = columns.some(({ index }) => contentsOf(below, index).marks > 0);
  const isRoute = columns.length > 1 || (columns.length === 1 && marked);
  const isOther =
    mapping.operations && !columns.some(({ index }) => columnLetters(index + 1) === mapping.operations);
  if (isOther || !isRoute || (wish !== undefined && !columns.some(({ index }) => isWished(index)))) {
    const marks = told.filter(({ stage }) => stage === 'marks');
    const details = { columns: marks.map(({ index }) => columnLetters(index + 1)) };
    return marks.length < 2 || isOther
      ? nothing
      : { operations: null, issues: [hint('columns-of-marks', { row: header.row.number, details })] };
  }
  return withOrder(header, below, columns);
}

function withOrder(header: Header, below: readonly SheetRow[], columns: OperationColumn[]) {
  const numbered = areInOrder(below, columns);
  const differ = below.some(({ cells }) => {
    const numbers = columns
      .flatMap(({ index }) => lineOf(cells[index]) ?? [])
      .filter((text) => NUMBER.test(text) && text !== '1');
    return numbers.length > 1;
  });
  const details = { columns: columns.map(({ index }) => columnLetters(index + 1)) };
  const issues =
    differ && !numbered ? [hint('operations-in-column-order', { row: header.row.number, details })] : [];
  return { operations: { columns, numbered }, issues };
}

/** The route of one row, and what its cells hold beside marks, by the names of stages. */
export function routeOf(
  { cells }: SheetRow,
  { columns, numbered }: OperationColumns,
): { route: string[]; told: Record<string, string> } {
  const told: Record<string, string> = {};
  const steps = columns.flatMap(({ index, stage }) => {
    const text = lineOf(cells[index]);
    if (text === null || NONE.test(text) || stage === null) return [];
    if (!numbered && !MARK.test(text) && text !== '1') told[stage] = text;
    return [{ stage, at: numbered ? Number(text) : 0 }];
  });
  // sort is stable: without places the order of the columns counts.
  return { route: steps.sort((a, b) => a.at - b.at).map(({ stage }) => stage), told };
}

/** The cells of columns that hold names of stages, as one list. */
export function listedRoute({ cells }: SheetRow, { columns }: OperationColumns): string | null {
  const names = columns.flatMap(({ index, stage }) => (stage === null ? (lineOf(cells[index]) ?? []) : []));
  return names.length === 0 ? null : names.join(';');
}
