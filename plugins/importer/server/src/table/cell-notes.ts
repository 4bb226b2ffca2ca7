import type { Mapping } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import { changedBySpreadsheet } from './changed-texts';
import type { TableRow } from './table';
import { unitOf } from './units';

/** Tells of single cells that were read, though they may not mean what was typed. */
export class CellTeller {
  private readonly unknownUnits = new Set<string>();

  constructor(private readonly mapping: Mapping) {}

  tell(row: number, designation: string | null, unit: string | null): RawIssue[] {
    const code = designation === null ? null : changedBySpreadsheet(designation);
    const place = { row, column: this.mapping.designation ?? null, value: designation };
    const changed = code === null ? [] : [hint(code, place)];
    return [...changed, ...(unit === null ? [] : this.unknownUnit(unit, row))];
  }

  /** The same unit is told once. */
  private unknownUnit(unit: string, row: number): RawIssue[] {
    if (unitOf(unit) !== null || this.unknownUnits.has(unit)) return [];
    this.unknownUnits.add(unit);
    return [hint('unit-unknown', { row, column: this.mapping.unit ?? null, value: unit })];
  }
}

/** Pieces in all, where a file says them. */
export class Totals {
  readonly byRow = new Map<number, number>();

  add(row: number, total: number | null): void {
    if (total !== null) this.byRow.set(row, total);
  }
}

/** How far the row is moved to the right by what it is called. */
export function indentOf({ indents }: TableRow): number {
  const found = [indents.name, indents.designation, indents.number].filter((indent) => indent !== undefined);
  return found.length === 0 ? 0 : Math.max(...found);
}
