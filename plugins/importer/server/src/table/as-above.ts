import type { Cell } from '../../../../../src/workbooks';
import type { Field } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import { captionOf } from './captions';
import { sectionOf } from './kinds';
import type { Table, TableRow } from './table';
import { lineOf } from './text';

/** Nobody writes a longer sign for "the same". */
const MAX_DITTO = 12;
const DITTO = /^(?:то ?же|ditto|do\.|id\.|[-–—\s/]*(?:["”“„»«″〃]{1,2}|''|\/\/)[-–—\s/]*)[.,;]?$/i;
/** The tables that we write ourselves say everything in each row: there a sign alone is a text as any other. */
const OWN_TABLES: readonly string[] = [
  'Уровень|Обозначение|Наименование|Кол-во на сборку|Ед. изм.|Размер|Материал|Вид|Операции',
  'Level|Designation|Name|Qty per assembly|Unit|Size|Material|Kind|Operations',
];
/** Most cells are told apart by their first sign, which costs little. */
const MAY_BE_DITTO = /^[\s"”“„»«″〃'/\-–—тdi]/i;
const REPEATED: readonly Field[] = [
  ...(['parent', 'group', 'designation', 'name', 'size', 'material', 'operations', 'unit', 'kind'] as const),
];
const SUFFIX = /^[-–—]\s?(\d{2,3})$/;
const EXECUTION = /^(.*\S)-(\d{2})$/;

function isOwnTable({ columns }: Pick<Table, 'columns'>): boolean {
  const headings = columns.map(({ header }) => header).join('|');
  return OWN_TABLES.some((own) => headings === own || headings.startsWith(`${own}|`));
}

function isDitto(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string' || !MAY_BE_DITTO.test(cell)) return false;
  const text = lineOf(cell);
  return text !== null && text.length <= MAX_DITTO && DITTO.test(text);
}

function isCounted({ quantity, quantityTotal }: TableRow['values']): boolean {
  return [quantity, quantityTotal].some((cell) => lineOf(cell) !== null);
}

/** The number of an execution that stands for a whole designation, `-01`; spreadsheet programs make -1 of it. */
function suffixOf(cell: Cell | undefined): string | null {
  if (typeof cell === 'number')
    return Number.isInteger(cell) && cell < 0 && cell > -100 ? String(-cell).padStart(2, '0') : null;
  return SUFFIX.exec(lineOf(cell) ?? '')?.[1] ?? null;
}

/** `АБВГ.301` and 01 are `АБВГ.301-01`; so are `АБВГ.301-01` and 02 `АБВГ.301-02`. */
function withSuffix(base: string, suffix: string): string {
  const [, bare, before] = EXECUTION.exec(base) ?? [];
  const counts =
    bare !== undefined && suffix.length === 2 && Number(before) > 0 && Number(before) < Number(suffix);
  return `${counts ? bare : base}-${suffix}`;
}

interface Base {
  designation: string;
  name: Cell;
  /** It heads the rows below; parts below it are no executions of it. */
  isHeading: boolean;
}

/** Fills what rows take over from rows above them; a section begins anew. */
class Above {
  readonly issues: RawIssue[] = [];
  private values: TableRow['values'] = {};
  private others: TableRow['others'] = {};
  /** The last whole designation of each place in the structure. */
  private bases = new Map<string, Base>();
  private place = '';

  constructor(
    private readonly table: Pick<Table, 'mapping'>,
    private readonly isDitto: (cell: Cell | undefined) => boolean,
  ) {}

  fill(source: TableRow): TableRow {
    const caption = captionOf(source);
    if (caption !== null && sectionOf(caption) !== null) this.forget();
    if (source.texts.length < 2) return source;
    const row = this.withDittos(source);
    this.place = this.placeOf(row);
    return this.withDesignation(row);
  }

  private forget(): void {
    [this.values, this.others] = [{}, {}];
    this.bases.clear();
  }

  private withDittos(source: TableRow): TableRow {
    const values = { ...source.values };
    for (const field of REPEATED) {
      const above = this.values[field];
      if (above !== undefined && this.isDitto(values[field])) values[field] = above;
      else if (values[field] !== undefined) this.values[field] = values[field];
    }
    const others = { ...source.others };
    for (const [header, cell] of Object.entries(others)) {
      const above = this.others[header];
      if (above !== undefined && this.isDitto(cell)) others[header] = above;
      else this.others[header] = cell;
    }
    return { ...source, values, others };
  }

  /** Executions stand beside what they are executions of: on its level, below its parent, in its group. */
  private placeOf({ values: { level, number, parent, group } }: TableRow): string {
    const { mapping } = this.table;
    if (mapping.level) {
      const own = Number(lineOf(level) ?? NaN);
      for (const place of this.bases.keys()) if (Number(place) > own) this.bases.delete(place);
      return String(own);
    }
    if (mapping.parent) return lineOf(parent) ?? '';
    if (mapping.group) return lineOf(group) ?? this.place;
    const place = lineOf(number);
    return place === null ? this.place : place.replace(/[.,]?\d+[.,]?$/, '');
  }

  private withDesignation(row: TableRow): TableRow {
    const { designation, name } = row.values;
    const suffix = suffixOf(designation);
    const isHeading = lineOf(name) === null && !isCounted(row.values);
    if (suffix === null) {
      const text = lineOf(designation);
      if (text !== null) this.bases.set(this.place, { designation: text, name: name ?? null, isHeading });
      return row;
    }
    const base = this.bases.get(this.place);
    if (!base || (base.isHeading && !isHeading)) {
      const column = this.table.mapping.designation ?? null;
      this.issues.push(hint('designation-incomplete', { row: row.row, column, value: designation }));
      return row;
    }
    const values = { ...row.values, designation: withSuffix(base.designation, suffix) };
    // A name is written once for all executions.
    if (lineOf(name) === null && !isHeading && base.name !== null) values.name = base.name;
    return { ...row, values };
  }
}

/**
 * Rows with what they take over from above: `То же` and its signs, and the designation of which an execution such as
 * `-01` gives only the end. Pure.
 */
export function withWhatStandsAbove(
  rows: readonly TableRow[],
  table: Pick<Table, 'mapping' | 'columns'>,
): { rows: TableRow[]; issues: RawIssue[] } {
  const onlyWords = isOwnTable(table);
  const isMeant = (cell: Cell | undefined): boolean =>
    isDitto(cell) && !(onlyWords && !/[а-яa-z]/i.test(lineOf(cell) ?? ''));
  const needs = rows.some(
    ({ values, others }) =>
      suffixOf(values.designation) !== null ||
      REPEATED.some((field) => isMeant(values[field])) ||
      Object.values(others).some(isMeant),
  );
  if (!needs) return { rows: [...rows], issues: [] };
  const above = new Above(table, isMeant);
  return { rows: rows.map((row) => above.fill(row)), issues: above.issues };
}
