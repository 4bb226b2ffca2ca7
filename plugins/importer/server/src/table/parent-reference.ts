import { columnLetters, columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { Field, Mapping } from '../contracts';
import type { Header } from './header';
import { lineOf } from './text';

const JUDGED_ROWS = 300;
const NAMES_PARTS: readonly Field[] = ['id', 'designation', 'number', 'name'];

/**
 * The letter of the column whose values the parent column names, where none of those that tell parts holds them: programs
 * number their rows in a column of their own (`ITEM_ID`). null: parents are named by what tells parts, or by nothing. Pure.
 */
export function referenceColumn(
  { texts }: Pick<Header, 'texts'>,
  below: readonly SheetRow[],
  mapping: Mapping,
): string | null {
  if (!mapping.parent) return null;
  const rows = below.slice(0, JUDGED_ROWS);
  const textsIn = (column: string): string[] =>
    rows.flatMap(({ cells }) => lineOf(cells[columnNumber(column) - 1]) ?? []);
  const parents = new Set(textsIn(mapping.parent));
  const holds = (column: string): boolean => {
    const values = textsIn(column);
    return [...parents].every((parent) => parent === '0' || values.includes(parent));
  };
  const known = NAMES_PARTS.flatMap((field) => mapping[field] ?? []);
  if (parents.size === 0 || known.some(holds)) return null;
  const taken = new Set(Object.values(mapping));
  const free = texts.map((_, index) => columnLetters(index + 1)).filter((column) => !taken.has(column));
  return (
    free.find((column) => {
      const values = textsIn(column);
      return new Set(values).size === values.length && values.length >= rows.length * 0.9 && holds(column);
    }) ?? null
  );
}
