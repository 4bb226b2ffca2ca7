import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from '../tree/bom-row';
import { citesStandardFirst } from './kinds';
import { isNextOperation, withDetails } from './next-operation';
import { RowReader } from './row-reader';
import { goesOn, namedBy } from './row-words';
import type { Table, TableRow } from './table';
import { lineOf } from './text';

/** A row without a designation of its own whose quantity is still to come. */
function isUncounted({ designation, quantity, quantityRefused, isCaption }: BomRow): boolean {
  return designation === null && quantity === null && !quantityRefused && !isCaption;
}

/** A part, where the rows below may say more of it: the row that it stands in, and the last one that was joined to it. */
interface Joined {
  row: BomRow;
  number: number;
  source: TableRow;
}

/** The column of a specification that says how large the drawing of a part is, and its word for none. */
const SHEET_SIZE = 'Формат';
const UNDRAWN = /^б\/?ч$/i;

/** Knows the part of the row above, and gives it what rows below say more of it. */
export class RowJoiner {
  readonly issues: RawIssue[] = [];
  private last: Joined | null = null;

  constructor(private readonly table: Table) {}

  /** The part that the rows below may say more of. */
  begin(row: BomRow, source: TableRow): void {
    this.last = { row, number: source.row, source };
  }

  /** What stands below is no part of it. */
  end(): void {
    this.last = null;
  }

  /** The rest of a name, or of a list of operations, that began in the row above. */
  joins(source: TableRow, caption: string | null): boolean {
    const { last } = this;
    if (!last || source.row !== last.number + 1) return false;
    const { designation, name, quantity, quantityTotal, level, number, operations } = source.values;
    const isFilled = (cell: unknown): boolean => cell !== undefined && cell !== null;
    const isNext = isNextOperation(source, last.source);
    // Nearly every row is a part of its own.
    if (!isNext && (isFilled(level) || isFilled(number) || isFilled(designation))) return false;
    const reader = new RowReader(this.table, source);
    if (isNext) return this.joinsMerged(source, reader, last.row);
    const counts = [quantity, quantityTotal].some(isFilled);
    // A standard part may be counted in the last line of its name: nothing but a standard stands there.
    if (counts && !(isUncounted(last.row) && citesStandardFirst(lineOf(name) ?? ''))) return false;
    if (counts) return this.joinsName(source, reader, last.row) && this.counts(reader, last.row);
    if (operations !== undefined && name === undefined) {
      last.row.operations = [...last.row.operations, ...reader.operations()];
      last.row.attributes = withDetails(last.row.attributes, reader.attributes());
      last.number = source.row;
      return true;
    }
    if (source.continued && name === undefined) return this.joinsMerged(source, reader, last.row);
    if (caption === null || name === undefined) return false;
    return this.joinsMaterial(source, last) || this.joinsName(source, reader, last.row);
  }

  /** Below a part without a drawing (БЧ) a specification writes what it is made of. */
  private joinsMaterial(source: TableRow, { row: part, source: above }: Joined): boolean {
    const text = lineOf(source.values.name);
    const isUndrawn = UNDRAWN.test(lineOf(above.others[SHEET_SIZE]) ?? '') && part.quantity !== null;
    if (!isUndrawn || text === null || (part.material === null && /^[а-яё(]/.test(text))) return false;
    part.material = [part.material, text]
      .filter((line) => line !== null)
      .join(' ')
      .slice(0, 255);
    if (this.last) this.last.number = source.row;
    this.issues.push(hint('row-joined', { row: source.row, value: text, details: { first: part.row } }));
    return true;
  }

  private joinsName(source: TableRow, reader: RowReader, part: BomRow): boolean {
    const text = reader.text('name');
    const before = part.name;
    if (text === null || before === null || !(source.continued || goesOn(text, before))) return false;
    const joined = before.endsWith('-') ? before.slice(0, -1) + text : `${before} ${text}`;
    part.name = joined.slice(0, 255);
    if (this.last) this.last.number = source.row;
    const place = { row: source.row, column: this.table.mapping.name ?? null, value: text };
    this.issues.push(hint('name-joined', { ...place, details: { first: part.row } }));
    return true;
  }

  /** The quantity that stands beside the last line of a name. */
  private counts(reader: RowReader, part: BomRow): true {
    const amount = reader.quantity(part.role === 'item');
    part.quantity = amount.quantity;
    part.quantityRefused = amount.refused;
    this.issues.push(...amount.issues);
    return true;
  }

  /** A row that says more of the part of the row above: its cells are merged with that, or it is the next operation. */
  private joinsMerged(source: TableRow, reader: RowReader, part: BomRow): boolean {
    for (const field of ['material', 'size'] as const) {
      const more = reader.text(field);
      if (more === null || part[field]?.split('; ').includes(more)) continue;
      part[field] = [part[field], more]
        .filter((text) => text !== null)
        .join('; ')
        .slice(0, 255);
    }
    part.operations = [...part.operations, ...reader.operations()];
    part.attributes = withDetails(part.attributes, reader.attributes());
    part.own = { ...reader.own(), ...part.own };
    const place = { row: source.row, value: namedBy(source), details: { first: part.row } };
    this.issues.push(...reader.issues, hint('row-joined', place));
    if (this.last) this.last.number = source.row;
    return true;
  }
}
