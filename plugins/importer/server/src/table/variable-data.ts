import type { SheetRow } from '../../../../../src/workbooks';
import type { PreviewOptions } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { executionsOfRange } from './execution-ranges';
import { ofExecution, sameName, type Executions } from './executions';
import { linesOf } from './text';
import type { TitledProduct } from './titled-product';

const MARKER = /^(?:переменные|постоянные) данные(?: (?:для )?исполнений)?\s*:?$/i;
const VARIABLE = /^\s*переменные/i;
/** The second line of a marker that is written in two. */
const MARKER_GOES_ON = /^(?:для )?исполнений\s*:?$/i;
const BEFORE_NAME = /^(?:для )?исп(?:\.|олнени[ея])\s*/i;
const DESIGNATION = /^[\p{L}\d]{1,20}(?:[./-][\p{L}\d]{1,20}){1,10}$/u;
const SHORT = /^(?:[-–—]|[-–—]?\d{2,3})$/;
const NUMBER_OF_EXECUTION = /-(\d{2,3})$/;
/** No heading is longer. */
const MAX_HEADING = 120;

interface Heading {
  row: number;
  /** Executions that the rows below are of. */
  names: string[];
  /** Of the first of them, as it is written; null: only numbers are. */
  designation: string | null;
}

/** What the rows of one execution are, of a specification that has those of all others too. */
export interface VariableData {
  rows: SheetRow[];
  executions: string[];
  execution: string | null;
  /** The designation of that execution, where its data have one; null: they have none. */
  titled: TitledProduct | null;
  issues: RawIssue[];
}

function textOf({ cells }: SheetRow): string {
  const texts = new Set(linesOf(cells).filter((text) => text !== ''));
  return [...texts].join(' ').slice(0, MAX_HEADING + 1);
}

/** The base execution is `-`, others are the numbers behind its designation. */
function nameOf(text: string): string {
  if (SHORT.test(text)) return sameName(text.replace(/^[–—]/, '-'));
  return NUMBER_OF_EXECUTION.exec(text)?.[1] ?? '-';
}

/** `-01…-05`, or with the word `исполнения` before them or the whole designation of the first: each of them. */
function rangeOf(text: string, isNamed: boolean): string[] | null {
  const at = text.search(/-\d{2,3}\s?(?:…|\.{2,3})/);
  const base = at > 0 ? text.slice(0, at) : '';
  const numbers = isNamed || at >= 0 ? executionsOfRange(at > 0 ? text.slice(at) : text) : null;
  return numbers && (base === '' || DESIGNATION.test(base)) ? numbers.map((name) => `${base}-${name}`) : null;
}

/** `АБВГ.301-01`, `АБВГ.301, АБВГ.301-01`, `Исполнение 02`, `-03`, `-01…-05`; null: no heading of an execution. */
function headingOf(row: SheetRow): Heading | null {
  const text = textOf(row);
  if (text.length > MAX_HEADING) return null;
  const own = text.replace(BEFORE_NAME, '').replace(/\s*:$/, '');
  const isNamed = own !== text && BEFORE_NAME.test(text);
  const list = own.split(/\s*[,;]\s*|\s+и\s+/).flatMap((one) => rangeOf(one, isNamed) ?? [one]);
  const fits = (one: string): boolean =>
    (DESIGNATION.test(one) && /\d/.test(one)) ||
    (SHORT.test(one) && (isNamed || list.length > 1 || /^[-–—]/.test(one)));
  if (!list.every(fits)) return null;
  const designation = list.find((one) => DESIGNATION.test(one)) ?? null;
  return { row: row.number, names: list.map(nameOf), designation };
}

interface Found {
  constant: SheetRow[];
  sections: { heading: Heading; rows: SheetRow[] }[];
  /** Of the line that begins them. */
  marker: number;
}

/** The rows of all executions, and those of each; null: the table has no such data. */
function found(rows: readonly SheetRow[]): Found | null {
  const isMarker = (row: SheetRow): boolean => MARKER.test(textOf(row));
  // Most tables have no such row, and most rows are told by the beginnings of their cells.
  const isVariable = ({ cells }: SheetRow): boolean =>
    cells.some((cell) => typeof cell === 'string' && VARIABLE.test(cell));
  const first = rows.findIndex((row) => isVariable(row) && isMarker(row));
  const marker = rows[first];
  if (!marker) return null;
  const constant = rows.slice(0, first).filter((row) => !isMarker(row));
  const sections: Found['sections'] = [];
  for (const row of rows.slice(first + 1)) {
    if (isMarker(row) || (sections.length === 0 && MARKER_GOES_ON.test(textOf(row)))) continue;
    const heading = headingOf(row);
    const last = sections.at(-1);
    if (heading) sections.push({ heading, rows: [] });
    else if (last) last.rows.push(row);
    else return null;
  }
  return sections.length === 0 ? null : { constant, sections, marker: marker.number };
}

function inOrder(names: Iterable<string>): string[] {
  const number = (name: string): number => (name === '-' ? 0 : Number(name));
  return [...new Set(names)].sort((a, b) => number(a) - number(b));
}

/** The executions, the one that is meant, and what is told of it. */
function chosen(
  { sections, marker }: Found,
  { execution }: PreviewOptions,
  columns: Executions | null,
): Pick<VariableData, 'executions' | 'execution' | 'issues'> {
  // The columns of quantities have told it already.
  if (columns)
    return { executions: columns.list.map(({ name }) => name), execution: columns.taken.name, issues: [] };
  const executions = inOrder(['-', ...sections.flatMap(({ heading }) => heading.names)]);
  const [base = '-'] = executions;
  if (execution === undefined) {
    const details = { others: executions.filter((name) => name !== base) };
    const told = hint('execution-taken', { row: marker, value: base, details });
    return { executions, execution: base, issues: [told] };
  }
  const own = executions.find((name) => sameName(name) === sameName(execution));
  const missing = problem('execution-not-found', { row: marker, value: execution, details: { executions } });
  return { executions, execution: own ?? base, issues: own === undefined ? [missing] : [] };
}

/**
 * A group specification (ГОСТ 2.113) names below its constant data those of each execution: one of them is read with the
 * constant ones, the base one unless a person says. Pure.
 * @param columns executions that have columns of their own; null: they have none
 */
export function variableData(
  all: readonly SheetRow[],
  options: PreviewOptions,
  columns: Executions | null,
): VariableData {
  const rows = columns ? ofExecution(all, columns) : [...all];
  const data = found(rows);
  if (!data) {
    const executions = columns?.list.map(({ name }) => name) ?? [];
    return { rows, executions, execution: columns?.taken.name ?? null, titled: null, issues: [] };
  }
  const { executions, execution, issues } = chosen(data, options, columns);
  const name = sameName(execution ?? '-');
  const own = data.sections.filter(({ heading }) => heading.names.some((one) => sameName(one) === name));
  const heading = own.find((one) => one.heading.designation !== null)?.heading;
  const base = heading?.designation?.replace(NUMBER_OF_EXECUTION, '');
  const designation = base === undefined ? null : name === '-' ? base : `${base}-${name}`;
  return {
    ...{ rows: [...data.constant, ...own.flatMap((section) => section.rows)], executions, execution, issues },
    titled: designation === null ? null : { row: heading?.row ?? null, designation, name: null },
  };
}

/** What the file calls the product: its title, or else the designation of the execution that is read. Pure. */
export function namesOfExecution(
  { title, titled }: { title: string | null; titled: TitledProduct | null },
  { titled: own }: Pick<VariableData, 'titled'>,
): { title: string | null; titled: TitledProduct | null } {
  if (!own) return { title, titled };
  return { title: title ?? own.designation, titled: titled ? { ...titled, ...bothOf(titled, own) } : own };
}

/** The title names the base execution: another one that is read has a number behind it. */
function bothOf(titled: TitledProduct, own: TitledProduct): Pick<TitledProduct, 'designation'> {
  const isSame = own.designation?.replace(NUMBER_OF_EXECUTION, '') === titled.designation;
  return { designation: isSame || titled.designation === null ? own.designation : titled.designation };
}
