import type { BomFormat } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import type { Table } from '../table/table';
import type { BomRow } from './bom-row';
import { dayOf } from './date-numbers';

/** Formats that use a column of their own: of several columns that tell the structure one is enough. */
const BY_COLUMN: readonly BomFormat[] = ['level-column', 'level-columns', 'parent-column', 'dotted-number'];

function headingOf({ columns }: Table, letters: string): string {
  return columns.find(({ column }) => column === letters)?.header ?? letters;
}

/** The column that should tell the structure and does not; null: there is none. */
function unusedColumn({ mapping }: Table, rows: readonly BomRow[]): string | null {
  const levels = new Set(rows.flatMap(({ level }) => level ?? []));
  if (mapping.level && levels.size > 1) return mapping.level;
  if (mapping.parent && rows.some(({ parent }) => parent !== null)) return mapping.parent;
  const days = rows.some(({ number }) => number !== null && dayOf(number) !== null);
  return mapping.number && days ? mapping.number : null;
}

const ENDS_WITH_ZEROS = /^(.*?[^.-])(?:[.-]0{2,3})+(?:\s?СБ)?$/;

/** `АБ-10.00.000 СБ` above `АБ-10.00.001`: the first designation that heads those below it by its zeros. */
function headedByZeros(rows: readonly BomRow[]): BomRow | null {
  const found = rows.find(({ designation }, index) => {
    const stem = designation === null || designation.length > 100 ? null : ENDS_WITH_ZEROS.exec(designation);
    const next = rows[index + 1]?.designation ?? '';
    return stem?.[1] !== undefined && next.startsWith(stem[1]) && next !== designation;
  });
  return found ?? null;
}

/** Numbers that begin anew below each row without one. */
function headedByBlanks(rows: readonly BomRow[]): BomRow | null {
  const blank = rows.flatMap((row, index) => (row.number === null && row.quantity !== null ? [index] : []));
  const isFirst = (index: number): boolean => /^1[.)]?$/.test(rows[index + 1]?.number ?? '');
  return blank.length > 1 && blank.every(isFirst) ? (rows[blank[0] ?? 0] ?? null) : null;
}

/**
 * What is told where no column told the structure: a column that should have, or rows that look like assemblies. Pure.
 * @param isPlain whether all rows were read as parts beside each other
 */
export function untoldStructure(
  table: Table,
  rows: readonly BomRow[],
  format: BomFormat,
  isPlain: boolean,
): RawIssue[] {
  if (BY_COLUMN.includes(format) || table.levels) return [];
  const column = unusedColumn(table, rows);
  if (column !== null) {
    const details = { heading: headingOf(table, column), format };
    return [hint('structure-column-not-used', { row: table.headerRow, column, details })];
  }
  const look = isPlain ? (headedByZeros(rows) ?? headedByBlanks(rows)) : null;
  const value = look?.designation ?? look?.name ?? null;
  return look ? [hint('no-structure-found', { row: look.row, value })] : [];
}
