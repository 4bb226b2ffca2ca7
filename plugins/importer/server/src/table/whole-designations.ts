import type { Cell } from '../../../../../src/workbooks';
import type { Mapping } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import { captionOf } from './captions';
import { executionsOfRange } from './execution-ranges';
import { sectionOf } from './kinds';
import type { Table, TableRow } from './table';
import { lineOf } from './text';

/** Spreadsheet programs save `-01` as `-1`. */
const SUFFIX = /^[-–—]\s?(\d{2,3})$|^-(\d)$/;
const EXECUTION = /^(.*\S)-(\d{2})$/;

function isCounted({ quantity, quantityTotal }: TableRow['values']): boolean {
  return [quantity, quantityTotal].some((cell) => lineOf(cell) !== null);
}

/** The number of an execution that stands for a whole designation, `-01`; spreadsheet programs make -1 of it. */
function suffixOf(cell: Cell | undefined): string | null {
  if (typeof cell === 'number')
    return Number.isInteger(cell) && cell < 0 && cell > -100 ? String(-cell).padStart(2, '0') : null;
  const text = lineOf(cell) ?? '';
  const [, whole, digit] = SUFFIX.exec(text) ?? [];
  const suffix = whole ?? digit?.padStart(2, '0');
  // A row of several executions stays one, which is told: nobody can see how many are of each.
  return suffix ?? (/^[-–—]/.test(text) && executionsOfRange(text) ? text.replace(/^[-–—]\s?/, '') : null);
}

/** `АБВГ.301` and 01 are `АБВГ.301-01`; so are `АБВГ.301-01` and 02 `АБВГ.301-02`. */
function withSuffix(base: string, suffix: string): string {
  // Executions have two digits; three stand for the last group of the designation above: `АБ-10.101`, `-102`.
  if (suffix.length === 3 && /[.-]\d{3}$/.test(base)) return base.slice(0, -3) + suffix;
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

/** Spells executions out; a section begins anew. */
class Speller {
  readonly issues: RawIssue[] = [];
  /** The last whole designation of each place in the structure. */
  private readonly bases = new Map<string, Base>();
  private place = '';

  constructor(private readonly mapping: Mapping) {}

  spell(row: TableRow): TableRow {
    const caption = captionOf(row);
    if (caption !== null && sectionOf(caption) !== null) this.bases.clear();
    if (
      caption !== null &&
      suffixOf(row.values.designation) === null &&
      lineOf(row.values.designation) === null
    )
      return row;
    this.place = this.placeOf(row);
    return this.withDesignation(row);
  }

  /** Executions stand beside what they are executions of: on its level, below its parent, in its group. */
  private placeOf({ values: { level, number, parent, group } }: TableRow): string {
    const { mapping } = this;
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
      const column = this.mapping.designation ?? null;
      this.issues.push(hint('designation-incomplete', { row: row.row, column, value: designation }));
      return row;
    }
    const values = { ...row.values, designation: withSuffix(base.designation, suffix) };
    // A name is written once for all executions.
    if (lineOf(name) === null && !isHeading && base.name !== null) values.name = base.name;
    return { ...row, values };
  }
}

/** Rows with whole designations where an execution such as `-01` gives only the end of the one above. Pure. */
export function withWholeDesignations(
  rows: readonly TableRow[],
  { mapping }: Pick<Table, 'mapping'>,
): { rows: TableRow[]; issues: RawIssue[] } {
  if (!rows.some(({ values }) => suffixOf(values.designation) !== null))
    return { rows: [...rows], issues: [] };
  const speller = new Speller(mapping);
  return { rows: rows.map((row) => speller.spell(row)), issues: speller.issues };
}
