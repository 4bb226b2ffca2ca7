import { columnLetters, type SheetRow } from '../../../../../src/workbooks';
import type { PreviewOptions } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { executionsOfRange } from './execution-ranges';
import type { Header } from './header';
import { lineOf } from './text';

const NAMED = /^(.*?)\s*(?:^|\s)(?:([-–—])|[-–—]?(\d{1,3}))$/;
const CAPTION = /исп|кол|qty|quantity/i;
/** What a cell says of a part that an execution does not have. */
const NOTHING = /^[-–—]?$/;

/** Quantity columns of a group specification (ГОСТ 2.113): one for each execution of the product. */
export interface Executions {
  /** In the order of the file, the base execution `-` first; columns by index from 0. */
  list: { name: string; index: number }[];
  taken: { name: string; index: number };
}

function named(heading: string): { caption: string; name: string } | null {
  const [, caption, base, number] = NAMED.exec(heading) ?? [];
  if (caption === undefined) return null;
  // One digit is an execution by its word only.
  if (number?.length === 1 && !/исп/i.test(caption)) return null;
  return { caption, name: base === undefined ? (number ?? '') : '-' };
}

/** Executions by their whole designations: `Кол. на исп. АБВГ.301`, `Кол. на исп. АБВГ.301-01`. */
function wholeRunFrom(texts: readonly string[], first: number): Executions['list'] {
  const base = texts[first] ?? '';
  const list: Executions['list'] = [{ name: '-', index: first }];
  if (!CAPTION.test(base)) return [];
  for (let index = first + 1; index < texts.length; index += 1) {
    const name = String(index - first).padStart(2, '0');
    if (texts[index] !== `${base}-${name}`) break;
    list.push({ name, index });
  }
  return list.length > 1 ? list : [];
}

const NAME_PER_QUANTITY = /^([^/]{1,80})\/(?:qty|quantity|кол-?во|количество|кол)\.?$/i;

/** Configurations of SolidWorks, each with a column of its own: `Default/QTY.`, `Long/QTY.`. */
function configurationsFrom(texts: readonly string[], first: number): Executions['list'] {
  const list: Executions['list'] = [];
  for (let index = first; index < texts.length; index += 1) {
    const [, name] =
      (texts[index] ?? '').length > 120 ? [] : (NAME_PER_QUANTITY.exec(texts[index] ?? '') ?? []);
    if (name === undefined || list.some((other) => other.name === name.trim())) break;
    list.push({ name: name.trim(), index });
  }
  return list.length > 1 ? list : [];
}

const RANGE_BEHIND = /^(.{0,80}?)\s*([-–—]?\d{2,3}\s?(?:\.{2,3}|…|\s[-–—]\s)\s?[-–—]?\d{2,3})$/;

/** One column for several executions, `Кол. на исп. -01…-05`; null: the heading names no range of them. */
function namedRange(heading: string): string[] | null {
  const [, caption = '', range = ''] = heading.length > 120 ? [] : (RANGE_BEHIND.exec(heading) ?? []);
  return caption === '' || CAPTION.test(caption) ? executionsOfRange(range) : null;
}

function runFrom(texts: readonly string[], first: number): Executions['list'] {
  const list: Executions['list'] = [];
  let before: number | null = null;
  for (let index = first; index < texts.length; index += 1) {
    const range = namedRange(texts[index] ?? '');
    if (range && (before === null ? Number(range[0]) === 1 : Number(range[0]) === before + 1)) {
      list.push(...range.map((name) => ({ name, index })));
      before = Number(range.at(-1));
      continue;
    }
    const own = named(texts[index] ?? '');
    const number = own === null ? NaN : own.name === '-' ? 0 : Number(own.name);
    const isNext = before === null ? number === 0 || number === 1 : number === before + 1;
    if (own === null || !isNext || !(own.caption === '' || CAPTION.test(own.caption))) break;
    list.push({ name: own.name, index });
    before = number;
  }
  return list.length > 1 ? list : [];
}

function listOf({ texts, alternatives }: Header): Executions['list'] {
  for (const list of [texts, ...alternatives]) {
    for (let first = 0; first < list.length; first += 1) {
      const found = runFrom(list, first);
      if (found.length > 0) return found;
      const configurations = configurationsFrom(list, first);
      if (configurations.length > 0) return configurations;
      const whole = wholeRunFrom(list, first);
      if (whole.length > 0) return whole;
    }
  }
  return [];
}

function isBlank({ cells }: SheetRow, index: number): boolean {
  return NOTHING.test(lineOf(cells[index]) ?? '');
}

/** The name of an execution as names are compared: `-`, `00` and nothing name the base one. Pure. */
export function sameName(name: string): string {
  return /^(-|–|—|0+)?$/.test(name) ? '-' : name.replace(/^-/, '');
}

/** The executions of a group specification and the one that is meant: the base one unless a person says. Pure. */
export function findExecutions(
  header: Header,
  below: readonly SheetRow[],
  { execution, mapping = {} }: PreviewOptions,
): { executions: Executions | null; issues: RawIssue[] } {
  const list = listOf(header);
  const [base] = list;
  const counts = list.every(({ index }) => below.some(({ cells }) => /^\d/.test(lineOf(cells[index]) ?? '')));
  const wish =
    mapping.quantity === undefined
      ? undefined
      : list.find(({ index }) => columnLetters(index + 1) === mapping.quantity);
  if (!base || !counts || (mapping.quantity !== undefined && !wish && execution === undefined))
    return { executions: null, issues: [] };
  const others = (taken: string): string[] => list.flatMap(({ name }) => (name === taken ? [] : [name]));
  if (execution !== undefined) {
    const told = list.find(({ name }) => sameName(name) === sameName(execution));
    const details = { executions: list.map(({ name }) => name) };
    const missing = problem('execution-not-found', { row: header.row.number, value: execution, details });
    return { executions: { list, taken: told ?? base }, issues: told ? [] : [missing] };
  }
  if (wish) return { executions: { list, taken: wish }, issues: [] };
  const place = { row: header.row.number, column: columnLetters(base.index + 1), value: base.name };
  const details = { others: others(base.name) };
  return { executions: { list, taken: base }, issues: [hint('execution-taken', { ...place, details })] };
}

/** The rows without those that only other executions have. Pure. */
export function ofExecution(rows: readonly SheetRow[], { list, taken }: Executions): SheetRow[] {
  return rows.filter((row) => !isBlank(row, taken.index) || list.every(({ index }) => isBlank(row, index)));
}
