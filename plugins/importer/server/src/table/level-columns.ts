import { columnLetters, columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { Field, Mapping, PreviewOptions } from '../contracts';
import type { Header } from './header';
import { meaningsOf } from './header-words';
import { levelNamed, stepNamed } from './level-words';
import { isFooterText, isTotalText } from './row-words';
import { lineOf, linesOf } from './text';

/** Enough rows to know columns by. */
const JUDGED_ROWS = 300;
/** Deeper staircases are no bills of materials. */
const MAX_LEVELS = 30;
const MARK = /^([xх×+*•●vV✓✔√\-–—]|да|yes)$/i;
const DOTTED = /^\d{1,4}([.,]\d{1,4})*[.,)]?$/;
const STEPPING: readonly string[] = ['designation', 'name', 'level', 'number'];

/** Columns that stand for one level each: a row belongs to the level of the last column that it fills. */
export interface LevelRun {
  /** Index of the first column, from 0. */
  first: number;
  /** The level of each column, from the first on. */
  levels: number[];
  /** Whether the headings themselves name levels. */
  named: boolean;
  /** What a heading over all of them says that stands in them; null: nothing. */
  says: Field | null;
}

/** The same, with what stands in the columns; null: marks. */
export interface LevelColumns extends LevelRun {
  field: Extract<Field, 'designation' | 'name' | 'number' | 'quantity'> | null;
}

function saidBy(heading: string): Field | null {
  const field = meaningsOf(heading)[0]?.field;
  return field !== undefined && STEPPING.includes(field) ? (field as Field) : null;
}

function runFrom(
  texts: readonly string[],
  first: number,
  levelOf: (text: string) => number | null,
): number[] {
  const levels: number[] = [];
  for (let index = first; index < texts.length && levels.length < MAX_LEVELS; index += 1) {
    const level = levelOf(texts[index] ?? '');
    const before = levels.at(-1);
    if (level === null || (before !== undefined && level !== before + 1)) break;
    levels.push(level);
  }
  return levels;
}

/** Only a number, as `1`, `2`, `3` above columns of marks. */
function numberAlone(text: string): number | null {
  return /^\d$/.test(text) ? Number(text) : null;
}

/** `Изделие; Узел; Деталь`: the way from the product down, in three columns or more. */
function pathFrom(texts: readonly string[], first: number): number[] {
  if (stepNamed(texts[first] ?? '') === null || stepNamed(texts[first - 1] ?? '') !== null) return [];
  let end = first + 1;
  while ((stepNamed(texts[end] ?? '') ?? -1) > (stepNamed(texts[end - 1] ?? '') ?? 0)) end += 1;
  return end - first < 3 ? [] : Array.from({ length: end - first }, (_, index) => index);
}

/** One heading over several columns: merged, or beside blank ones. */
function wideFrom(texts: readonly string[], first: number): number[] {
  const heading = texts[first] ?? '';
  if (saidBy(heading) === null || texts[first - 1] === heading) return [];
  let end = first + 1;
  while (end < texts.length && end - first < MAX_LEVELS && ['', heading].includes(texts[end] ?? '')) end += 1;
  return Array.from({ length: end - first }, (_, index) => index);
}

function runsOf({ texts, alternatives }: Header): LevelRun[] {
  const runs: LevelRun[] = [];
  for (const list of [texts, ...alternatives]) {
    for (let first = 0; first < list.length; first += 1) {
      const named = runFrom(list, first, levelNamed);
      const levels = named.length > 1 ? named : runFrom(list, first, numberAlone);
      if (levels.length < 2 || (levels[0] ?? 0) > 1) continue;
      runs.push({ first, levels, named: named.length > 1, says: null });
      first += levels.length - 1;
    }
  }
  for (let first = 0; first < texts.length; first += 1) {
    const levels = wideFrom(texts, first);
    const path = pathFrom(texts, first);
    if (path.length > 0) runs.push({ first, levels: path, named: true, says: null });
    const heading = texts[first] ?? '';
    if (levels.length > 1)
      runs.push({ first, levels, named: saidBy(heading) === 'level', says: saidBy(heading) });
  }
  return runs;
}

/** Indexes of the columns, from 0. */
export function indexesOf({ first, levels }: LevelRun): ReadonlySet<number> {
  return new Set(levels.map((_, index) => first + index));
}

/** Indexes within the run of the columns that a row fills. */
function filledIn({ first, levels }: LevelRun, { cells }: SheetRow): number[] {
  return levels.flatMap((_, index) => (lineOf(cells[first + index]) === null ? [] : [index]));
}

/** The run without columns at its end that no row fills. */
function trimmed(run: LevelRun, rows: readonly SheetRow[]): LevelRun {
  let deepest = 0;
  for (const row of rows) deepest = Math.max(deepest, filledIn(run, row).at(-1) ?? 0);
  return { ...run, levels: run.levels.slice(0, deepest + 1) };
}

function isNumeric(run: LevelRun, rows: readonly SheetRow[]): boolean {
  return rows.every(({ cells }) =>
    run.levels.every((_, index) => {
      const text = lineOf(cells[run.first + index]);
      return text === null || /^[\d.,]+$/.test(text);
    }),
  );
}

/** A total or a signature stands in whatever column. */
function isAside(text: string): boolean {
  return isTotalText(text) || isFooterText(text);
}

/** Whether rows really step from column to column as levels do. */
function steps(run: LevelRun, below: readonly SheetRow[]): boolean {
  const rows = below.slice(0, JUDGED_ROWS).filter(({ cells }) => !linesOf(cells).some(isAside));
  const filled = rows.map((row) => filledIn(run, row));
  const hits = filled.filter((own) => own.length > 0);
  const others = rows.filter(
    ({ cells }, index) => filled[index]?.length === 0 && cells.filter(Boolean).length > 2,
  );
  const single = hits.filter((own) => own.length === 1).length / hits.length;
  // Several words in one row are the way from the top down; several numbers are a table of something else.
  const isPath = run.named && single < 0.5 && !isNumeric(run, rows);
  const depths = hits.map((own) => own.at(-1) ?? 0);
  if (hits.length < 2 || (new Set(depths).size < 2 && !isPath) || others.length > hits.length / 4)
    return false;
  const jumps = depths.filter(
    (depth, index) => depth > (index === 0 ? 0 : (depths[index - 1] ?? 0)) + 1,
  ).length;
  if (run.named) return single >= 0.9 || !isNumeric(run, rows);
  return single >= 0.95 && depths[0] === 0 && jumps / hits.length <= 0.05;
}

/** The columns that a person means, whatever stands in them. */
function wished({ texts }: Header, { mapping = {} }: PreviewOptions): LevelRun | null {
  const told = mapping.level
    ? columnNumber(mapping.level) - 1
    : texts.findIndex((text) => saidBy(text) !== null);
  if (told < 0) return null;
  const named = runFrom(texts, told, (text) => levelNamed(text) ?? numberAlone(text));
  const wide = wideFrom(texts, told);
  const levels = named.length > 1 ? named : wide.length > 1 ? wide : [0];
  return levels.length > 1
    ? { first: told, levels, named: named.length > 1, says: saidBy(texts[told] ?? '') }
    : null;
}

/** Whether what a person says of columns leaves these to the levels. */
function isFree({ first, levels }: LevelRun, mapping: Mapping): boolean {
  if (mapping.level === null || (mapping.level && mapping.level !== columnLetters(first + 1))) return false;
  const own = new Set(levels.map((_, index) => columnLetters(first + index + 1)));
  return Object.entries(mapping).every(([field, column]) => field === 'level' || !column || !own.has(column));
}

/**
 * Levels that are spread over columns: `Ур.1; Ур.2; Ур.3`, `1; 2; 3`, or names that step to the right below one wide
 * heading. Pure.
 * @returns null: there are none
 */
export function levelRun(
  header: Header,
  below: readonly SheetRow[],
  options: PreviewOptions,
): LevelRun | null {
  const runs = runsOf(header).map((run) => trimmed(run, below));
  const found = runs.find(
    (run) => run.levels.length > 1 && isFree(run, options.mapping ?? {}) && steps(run, below),
  );
  if (found) return found;
  const own = options.format === 'level-columns' ? wished(header, options) : null;
  return own && trimmed(own, below).levels.length > 1 ? own : null;
}

/** Numbers that count on below each parent are positions; others count pieces. */
function areInOrder(entries: readonly { text: string; level: number }[]): boolean {
  let last: number[] = [];
  const fits = entries.filter(({ text, level }) => {
    const isNext = Number(text) === (last[level] ?? 0) + 1;
    last = [...last.slice(0, level), Number(text)];
    return isNext;
  });
  return fits.length >= entries.length * 0.9;
}

/** What stands in the columns, by their values and by what other columns hold already. */
export function withContents(run: LevelRun, below: readonly SheetRow[], mapping: Mapping): LevelColumns {
  const { first, levels, says } = run;
  const own = below.slice(0, JUDGED_ROWS).flatMap((row) => {
    const deepest = filledIn(run, row).at(-1);
    return deepest === undefined
      ? []
      : [{ text: lineOf(row.cells[first + deepest]) ?? '', level: levels[deepest] ?? 0 }];
  });
  const every = (fits: (entry: (typeof own)[number]) => boolean): boolean =>
    own.filter(fits).length >= own.length * 0.9;
  const free = (field: NonNullable<LevelColumns['field']>): LevelColumns['field'] =>
    mapping[field] ? null : field;
  if (says !== null && says !== 'level')
    return { ...run, field: free(says as 'designation' | 'name' | 'number') };
  if (every(({ text, level }) => MARK.test(text) || text === '1' || text === String(level)))
    return { ...run, field: null };
  if (every(({ text }) => DOTTED.test(text))) {
    const isPosition =
      mapping.quantity ?? mapping.quantityTotal ?? !own.every(({ text }) => /^\d+$/.test(text));
    if (isPosition || areInOrder(own)) return { ...run, field: free('number') };
    return { ...run, field: 'quantity' };
  }
  if (mapping.designation || mapping.name)
    return { ...run, field: mapping.designation ? free('name') : 'designation' };
  const designated = every(({ text }) => /\d/.test(text) && !/\s/.test(text));
  return { ...run, field: designated ? 'designation' : 'name' };
}
