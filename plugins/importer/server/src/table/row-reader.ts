import type { Cell } from '../../../../../src/workbooks';
import type { Field } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { NO_OWN_VALUES, ownKey, type OwnValue, type OwnValues } from '../own-fields/own-field';
import { readOwnValue } from '../own-fields/own-value';
import { kindOf, type RowKind } from './kinds';
import { isUnclearStage, MAX_OPERATIONS, saysBought } from './operations';
import { readQuantity, unitBehind, type ReadQuantity } from './quantity';
import { listOf } from './stage-column';
import type { Table, TableRow } from './table';
import { lineOf } from './text';
import { unitOfCode } from './units';

/** As long as the columns of the parts table. */
const MAX_TEXT = 255;
const MAX_ATTRIBUTE = 2_000;
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u;
const NORM = /^(норма|расход|уд\. расход|norm|consumption|usage)/i;
const DASH = /^[-–—]$/;
/** What people write where there is no drawing: such parts are known by their names. */
const NO_DESIGNATION =
  /^(б\/?ч|без черт(ежа|\.)?|б\/?н|без номера|без обозначения|н\/д|нет|нет черт(ежа|\.)?|покупн(ой|ая|ое|ые|\.)?|n\/a|none|no (drawing|number))\.?$/i;

/** Reads the cells of one row and remembers what was wrong with them. */
export class RowReader {
  readonly issues: RawIssue[] = [];

  constructor(
    private readonly table: Table,
    private readonly source: TableRow,
  ) {}

  column(field: Field): string | null {
    return this.table.mapping[field] ?? null;
  }

  cell(field: Field): Cell | undefined {
    return this.source.values[field];
  }

  text(field: Field, limit = MAX_TEXT): string | null {
    const cell = this.cell(field);
    // Most fields have no column.
    if (cell === undefined || cell === null) return null;
    const place = () => ({ row: this.source.row, column: this.column(field), value: cell });
    if (typeof cell === 'object') {
      this.issues.push(problem(cell.problem, { ...place(), value: cell.text }));
      return null;
    }
    const line = field === 'operations' && typeof cell === 'string' ? listOf(cell) : lineOf(cell);
    if (line === null || DASH.test(line)) return null;
    if (field === 'designation' && NO_DESIGNATION.test(line)) return null;
    if (UNPRINTABLE.test(line)) {
      this.issues.push(problem('control-character', place()));
      return null;
    }
    if (line.length > limit) {
      this.issues.push(problem('text-too-long', { ...place(), details: { limit } }));
      return null;
    }
    return field === 'unit' ? (unitOfCode(line) ?? line) : line;
  }

  attributes(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [header, cell] of Object.entries(this.source.others)) {
      const line = lineOf(cell)?.slice(0, MAX_ATTRIBUTE);
      if (line && !UNPRINTABLE.test(line) && !UNPRINTABLE.test(header)) found[header] = line;
    }
    return found;
  }

  /** The factory's own fields; what does not fit its field is told and left out. */
  own(): OwnValues {
    const { ownFields, mapping } = this.table;
    if (ownFields.length === 0) return NO_OWN_VALUES;
    const found: Record<string, OwnValue> = {};
    for (const field of ownFields) {
      const cell = this.source.own[field.name];
      const place = { row: this.source.row, column: mapping[ownKey(field.name)] ?? null, value: cell };
      if (typeof cell === 'object' && cell !== null) {
        this.issues.push(problem(cell.problem, { ...place, value: cell.text }));
        continue;
      }
      if (typeof cell === 'string' && UNPRINTABLE.test(cell)) {
        this.issues.push(problem('control-character', place));
        continue;
      }
      const read = readOwnValue(field, cell);
      const details = { label: field.label };
      if ('code' in read)
        this.issues.push(problem(read.code, { ...place, details: { ...details, ...read.details } }));
      else if (read.value !== null) {
        found[field.name] = read.value;
        if (read.rounded)
          this.issues.push(
            hint('own-value-rounded', { ...place, details: { ...details, rounded: String(read.value) } }),
          );
      }
    }
    return found;
  }

  operations(): string[] {
    const { row } = this.source;
    const listed = this.table.stages.stagesIn(this.text('operations', 4_000) ?? '');
    const operations = [...(this.source.route ?? listed)];
    this.tellUnclear(operations);
    const tooLong = operations.find((name) => name.length > MAX_TEXT);
    if (operations.length <= MAX_OPERATIONS && tooLong === undefined) return operations;
    const column = this.column('operations');
    this.issues.push(
      tooLong === undefined
        ? problem('too-many-operations', { row, column, details: { limit: MAX_OPERATIONS } })
        : problem('text-too-long', { row, column, value: tooLong, details: { limit: MAX_TEXT } }),
    );
    return [];
  }

  /** A slash or a dash may part two stages or stand within the name of one, or of a material. */
  private tellUnclear(operations: readonly string[]): void {
    const { row } = this.source;
    for (const value of operations.filter(isUnclearStage))
      this.issues.push(hint('operation-slash-unclear', { row, column: this.column('operations'), value }));
  }

  kind(): RowKind | null {
    const text = this.text('kind');
    if (text === null) return this.isBought() ? 'purchased' : null;
    const kind = kindOf(text);
    if (kind === null)
      this.issues.push(
        hint('kind-unknown', { row: this.source.row, column: this.column('kind'), value: text }),
      );
    return kind;
  }

  private isBought(): boolean {
    const cell = this.cell('operations');
    return typeof cell === 'string' && saysBought(cell);
  }

  /** The unit that counts for the row: that beside its number, of its own cell or of the heading; null: none is told. */
  unit(told: string | null): string | null {
    const counted = this.counted();
    const isCounted = counted !== undefined && counted !== null;
    return unitBehind(counted) ?? told ?? (isCounted ? this.table.quantityUnit : null);
  }

  /** The cell that says how many. */
  counted(): Cell | undefined {
    return this.cell(this.countedBy());
  }

  private countedBy(): 'quantity' | 'quantityTotal' {
    const { mapping, quantityMeans } = this.table;
    const total = quantityMeans === 'per-product' && mapping.quantityTotal;
    const isOwn = mapping.quantity ?? this.cell('quantity');
    return total || isOwn === undefined || isOwn === null ? 'quantityTotal' : 'quantity';
  }

  /** What stands beside the quantity as the pieces in all, only to check it; null: nothing, or no number. */
  total(): number | null {
    if (this.countedBy() === 'quantityTotal' || !this.table.mapping.quantityTotal) return null;
    return readQuantity(this.cell('quantityTotal'), 0, null, false, this.table.numbers).quantity;
  }

  /** How much of a material is needed, where parts are counted in another column. */
  private norm(): Cell | undefined {
    return Object.entries(this.source.others).find(([heading]) => NORM.test(heading))?.[1];
  }

  /**
   * @param whole pieces are counted; materials are measured
   * @param unit pieces in thousands are counted as pieces
   */
  quantity(whole: boolean, unit: string | null = null): ReadQuantity {
    const { row } = this.source;
    const field = this.countedBy();
    const counted = this.cell(field);
    const isBlank = lineOf(counted) === null && typeof counted !== 'object';
    const cell = isBlank && !whole ? this.norm() : counted;
    const column = this.column(field);
    if (typeof cell === 'object' && cell !== null)
      return {
        quantity: null,
        refused: true,
        issues: [problem(cell.problem, { row, column, value: cell.text })],
      };
    return readQuantity(cell, row, column, whole, this.table.numbers, unit);
  }
}
