import { columnLetters, columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { Field, Mapping, PreviewOptions } from '../contracts';
import type { Header } from './header';
import { meaningsOf, type HeaderMeaning } from './header-words';
import { isFooterText, isTotalText } from './row-words';
import { areParents } from './named-parents';
import { arePaths } from './paths';
import { areSteppedCodes } from './stepped-codes';
import { lineOf, linesOf } from './text';

/** Enough rows to know a column by. */
const JUDGED_ROWS = 300;
const LEVEL = /^\d{1,2}$/;
const DOTTED = /^\d{1,4}([.,]\d{1,4})*[.,]?$|^\d{5,24}$/;
/** Whole numbers that are no levels, and numbers with a point that count no parts, by the words above them. */
const OTHER_NUMBERS =
  /масс|вес|цен|стоим|сумм|врем|час|мин|дат|приоритет|цех|участок|склад|смен|верс|ревиз|изм|вариант|лист|формат|парт|разряд|остат|кол|mass|weight|price|cost|time|hour|date|priority|rev|version|sheet|stock|qty|count|ячейк|длин|шир|выс|толщ|length|width/i;
/** What else may stand above a column that tells the structure; any other word of ours says something else of parts. */
const MAY_HEAD: Readonly<Record<'level' | 'number', readonly HeaderMeaning[]>> = {
  level: ['level', 'number', 'id'],
  number: ['number', 'id', 'designation', 'name'],
};

/** A column that tells the structure by its values, though its heading does not say so. */
export interface UnnamedStructure {
  field: 'level' | 'number' | 'parent';
  column: string;
  heading: string;
}

/** Levels begin at the top, go down by one step at a time, and come back; row numbers and flags do not. */
function areLevels(texts: readonly string[]): boolean {
  if (texts.length < 3 || !texts.every((text) => LEVEL.test(text))) return false;
  const levels = texts.map(Number);
  const [top = 0] = levels;
  const steps = levels.slice(1).map((level, index) => level - (levels[index] ?? 0));
  if (top > 1 || levels.some((level) => level < top) || steps.some((step) => step > 1)) return false;
  const distinct = new Set(levels).size;
  const tops = levels.flatMap((level, index) => (level === top ? [index] : []));
  const comesBack = steps.some((step) => step < 0);
  if (tops.length === 1) return distinct < levels.length && distinct > 1 && (top === 0 || comesBack);
  // Several products, each with parts below it: a part beside them would be a number of something else.
  return distinct > 2 && comesBack && tops.every((index) => (levels[index + 1] ?? top) > top);
}

/** Levels of which some stand on one step one after the other and later ones above: numbers that count rows do neither. Pure. */
export function areRepeatedLevels(texts: readonly string[]): boolean {
  const steps = texts.slice(1).map((text, index) => Number(text) - Number(texts[index]));
  return steps.includes(0) && steps.some((step) => step < 0) && areLevels(texts);
}

/** Whether numbers name the numbers above them: 1, 1.1, 1.1.1. Masses and sizes do not. Pure. */
export function areDotted(texts: readonly string[]): boolean {
  if (texts.length < 3 || !texts.every((text) => DOTTED.test(text))) return false;
  if (areSteppedCodes(texts)) return true;
  const known = new Set(texts.map((text) => text.replaceAll(',', '.').replace(/\.$/, '')));
  if (known.size < texts.length) return false;
  const steps = [...known].map((text) => text.split('.'));
  const shortest = Math.min(...steps.map(({ length }) => length));
  const nested = steps.filter(({ length }) => length > shortest);
  return nested.length > 1 && nested.every((own) => known.has(own.slice(0, -1).join('.')));
}

function mayHead(heading: string, field: 'level' | 'number'): boolean {
  return (
    !OTHER_NUMBERS.test(heading) && meaningsOf(heading).every((own) => MAY_HEAD[field].includes(own.field))
  );
}

/** The rows that are parts by having several values; totals, signatures and headings among them are none. */
function judgedRows(below: readonly SheetRow[]): SheetRow[] {
  return below
    .slice(0, JUDGED_ROWS)
    .filter(({ cells }) => linesOf(cells).filter(Boolean).length > 1)
    .filter(({ cells }) => !linesOf(cells).some((text) => isTotalText(text) || isFooterText(text)));
}

/** What the rows of parts say in one column. Pure. */
export function textsIn(below: readonly SheetRow[], column: string): string[] {
  return judgedRows(below).flatMap(({ cells }) => lineOf(cells[columnNumber(column) - 1]) ?? []);
}

/**
 * The column that tells levels, dotted numbers or ways down under a heading that nobody knows, or under none; null: there is none,
 * or another column tells the structure. Pure.
 * @param taken letters of columns that mean something together with others
 */
export function unnamedStructure(
  header: Header,
  below: readonly SheetRow[],
  mapping: Mapping,
  { mapping: wishes = {} }: PreviewOptions,
  taken: ReadonlySet<string>,
): UnnamedStructure | null {
  const counted = mapping.quantity ?? mapping.quantityTotal;
  if (mapping.level || mapping.parent || !counted) return null;
  const rows = judgedRows(below);
  const textsOf = (index: number): string[] => rows.flatMap(({ cells }) => lineOf(cells[index]) ?? []);
  const isTold = (field: Field): boolean => wishes[field] !== undefined;
  const numbers = mapping.number ? textsOf(columnNumber(mapping.number) - 1) : [];
  if (numbers.some((text) => /^\d+[.,]\d/.test(text))) return null;
  const used = new Set(
    Object.entries(mapping).flatMap(([field, column]) => (field !== 'id' && column ? [column] : [])),
  );
  const width = Math.max(header.texts.length, ...rows.map(({ cells }) => cells.length));
  for (let index = 0; index < width; index += 1) {
    const [column, heading] = [columnLetters(index + 1), header.texts[index] ?? ''];
    const texts = textsOf(index);
    if (used.has(column) || taken.has(column)) continue;
    const isUnknown = !isTold('parent') && meaningsOf(heading).length === 0;
    if (isUnknown && areParents(rows, index, heading, mapping)) return { field: 'parent', column, heading };
    if (texts.length < rows.length * 0.9) continue;
    if (!isTold('level') && mayHead(heading, 'level') && areLevels(texts))
      return { field: 'level', column, heading };
    if (!isTold('number') && mayHead(heading, 'number') && areDotted(texts))
      return { field: 'number', column, heading };
    // A designation or name is no way down, though a way may end with one.
    if (isUnknown && arePaths(rows, index, mapping)) return { field: 'parent', column, heading };
  }
  return null;
}

/** Whether the column of parents holds ways from the top down to each row, found or chosen. Pure. */
export function holdsPaths(below: readonly SheetRow[], mapping: Mapping): boolean {
  return !!mapping.parent && arePaths(judgedRows(below), columnNumber(mapping.parent) - 1, mapping);
}
