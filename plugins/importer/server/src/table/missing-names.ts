import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from '../tree/bom-row';
import type { Table } from './table';

/** Fewer rows, or more than one of five without a name, are a list that is known by its designations. */
const ENOUGH_ROWS = 5;
const ONE_OF = 5;

/** Counted parts without a name in a list where nearly all have one: somebody forgot it, and labels will not have it. Pure. */
export function missingNames(
  rows: readonly BomRow[],
  { mapping, levels }: Pick<Table, 'mapping' | 'levels'>,
): RawIssue[] {
  const { name: column, level } = mapping;
  // A column of levels is written by programs, which forget nothing.
  if (!column || (level && !levels)) return [];
  const parts = rows.filter(
    ({ role, quantity, isNamedOnly }) => role === 'item' && quantity !== null && !isNamedOnly,
  );
  const unnamed = parts.filter(({ name, designation }) => name === null && designation !== null);
  const isList = parts.length >= ENOUGH_ROWS && unnamed.length * ONE_OF <= parts.length;
  return isList
    ? unnamed.map(({ row, designation }) => hint('name-missing', { row, column, value: designation }))
    : [];
}
