import type { BomFormat, FormatGuess } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { Table } from '../table/table';
import type { BomRow } from './bom-row';
import { dayOf } from './date-numbers';
import { stepsOf } from './dotted-format';
import { headOfAll, lookOf } from './look-format';

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
  return mapping.number && (days || areUnread(rows)) ? mapping.number : null;
}

/** Numbers of steps that are written in a way of their own, such as `Ж1.1`: none of them was read. */
function areUnread(rows: readonly BomRow[]): boolean {
  const numbers = rows.flatMap(({ number }) => number ?? []);
  const stepped = numbers.filter((number) => /\d[.,]\d/.test(number) && stepsOf(number) === null);
  return stepped.length > 1 && stepped.length >= numbers.length / 2;
}

/** Whether a list was read as it stands though its rows look like assemblies and their parts. Pure. */
export function isQuestionOfLook(format: BomFormat, others: readonly FormatGuess[]): boolean {
  return format === 'product-row' && others.some((other) => other.format === 'assembly-rows');
}

/** A first row above all sections that the designations below begin with: the product, though it is counted; null: none. */
function productAboveSections(rows: readonly BomRow[]): BomRow | null {
  return rows[0]?.section === null ? headOfAll(rows) : null;
}

/**
 * What is told where no column told the structure: a column that should have, or rows that look like assemblies. Pure.
 * @param others what else would fit
 */
export function untoldStructure(
  table: Table,
  rows: readonly BomRow[],
  format: BomFormat,
  others: readonly FormatGuess[],
): RawIssue[] {
  const { whereUsed } = table;
  // A column of parents says itself what belongs to what.
  if (whereUsed && format !== 'parent-column')
    return [problem('list-is-where-used', { row: whereUsed.row, value: whereUsed.text })];
  if (BY_COLUMN.includes(format) || table.levels) return [];
  const column = unusedColumn(table, rows);
  if (column !== null) {
    const details = { heading: headingOf(table, column), format };
    return [hint('structure-column-not-used', { row: table.headerRow, column, details })];
  }
  const product = format === 'section-headings' ? productAboveSections(rows) : null;
  if (!product && !isQuestionOfLook(format, others)) return [];
  const [head] = product ? [product] : (lookOf(rows)?.heads ?? []);
  const place = { row: head?.row, value: head?.designation ?? head?.name };
  return [hint('no-structure-found', { ...place, details: { format: 'assembly-rows' } })];
}
