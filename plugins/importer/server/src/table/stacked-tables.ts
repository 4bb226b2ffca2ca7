import type { Mapping } from '../contracts';
import type { Sheet, SheetRow } from '../../../../../src/workbooks';
import { isHeaderAgain, type Header } from './header';
import type { TableRow } from './table';
import { lineOf, linesOf } from './text';

/** `Assembly PUMP contains:`, as Creo heads the list of each assembly. */
const CONTAINS = /^(?:sub-?assembly|assembly) (\S{1,100}) contains:?$/i;

/** `Изделие: Стол С-1`: a form above the list of each product. */
const LABELLED =
  /^(?:изделие|сборочная единица|сборка|узел|product|assembly|bill of materials?)\s*:\s*(\S.{0,200})$/i;

/** `УЗ-1 Рама`, `АБВГ.301`: no date, label or name of a firm. */
function looksDesignated(text: string): boolean {
  if (CONTAINS.test(text) || LABELLED.test(text)) return true;
  return /\d/.test(text) && /[\p{L}\d][.\-/][\p{L}\d]/u.test(text) && !text.includes(':');
}

const RECAPITULATION = /^\s*recapitulation/i;

/** `Recapitulation of: TABLE`: CATIA sums all parts up below the lists of the assemblies. */
export function isRecapitulation({ cells }: SheetRow): boolean {
  // Asked of every row of a file: most have no such text anywhere.
  const at = cells.findIndex((cell) => typeof cell === 'string' && RECAPITULATION.test(cell));
  if (at < 0 || !/^recapitulation of/i.test(lineOf(cells[at]) ?? '')) return false;
  return cells.every((cell, index) => index === at || lineOf(cell) === null);
}

/** The column of the only text of a row, if it may name an assembly; -1: there is none. */
function headingAt(row: SheetRow | undefined): number {
  const texts = linesOf(row?.cells ?? []);
  const filled = texts.flatMap((text, index) => (text === '' ? [] : [index]));
  const [first = -1, ...more] = filled;
  return more.length === 0 && looksDesignated(texts[first] ?? '') ? first : -1;
}

/** `СТ-1 Рама`: a designation and perhaps a name. */
const DESIGNATED = /^(\S*\d\S*)(?:\s+(\D.*))?$/u;

/** The row of a heading by its designation and name, whatever column it stands in. */
function asHeading(row: TableRow, { designation: column }: Mapping): TableRow {
  const whole = row.texts[0]?.slice(0, 255) ?? '';
  const text = LABELLED.exec(whole)?.[1] ?? whole;
  const named = CONTAINS.exec(text) ?? DESIGNATED.exec(text);
  const [, designation, name] = named ?? (text === whole ? [] : [text, text]);
  if (designation === undefined || row.texts.length > 1) return row;
  if (!column) return { ...row, values: { name: CONTAINS.test(text) ? designation : text } };
  return { ...row, values: { designation, ...(name === undefined ? {} : { name }) } };
}

/** Tables below each other, each with an assembly above its heading. */
export interface StackedTables {
  /** The row that names the assembly of the first one. */
  first: SheetRow;
  /** Numbers of all rows that name assemblies. */
  headings: ReadonlySet<number>;
}

/** The rows with those that name the assemblies of stacked tables told apart. Pure. */
export function withHeadings(
  rows: readonly TableRow[],
  stacked: StackedTables | null,
  mapping: Mapping,
): TableRow[] {
  if (!stacked) return [...rows];
  return rows.map((row) => (stacked.headings.has(row.row) ? asHeading(row, mapping) : row));
}

/**
 * Where several tables stand one below the other, each with its heading and its assembly above that, the row above the
 * first heading names the assembly of the first one; null: the row above a heading is a title. Pure.
 */
export function firstOfStacked(
  { rows }: Sheet,
  header: Header,
): { first: SheetRow; headings: ReadonlySet<number> } | null {
  const at = rows.findIndex(({ number }) => number === header.first);
  const own = rows[at - 1];
  const column = headingAt(own);
  if (!own || column < 0 || own.number !== header.first - 1) return null;
  const end = rows.find(isRecapitulation)?.number ?? Infinity;
  const again = rows.flatMap((row, index) =>
    row.number > header.last && row.number < end && isHeaderAgain(row, header) ? [index] : [],
  );
  const above = again.map((index) => rows[index - 1]);
  if (above.length === 0 || above.some((row) => headingAt(row) !== column)) return null;
  return { first: own, headings: new Set([own, ...above].flatMap((row) => row?.number ?? [])) };
}
