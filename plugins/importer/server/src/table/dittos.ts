import type { Cell } from '../../../../../src/workbooks';
import type { Field } from '../contracts';
import type { Table, TableRow } from './table';
import { lineOf } from './text';

const MARKED: readonly Field[] = [
  'parent',
  'group',
  'kind',
  'material',
  'operations',
  'unit',
  'size',
  'name',
];
const MARK =
  /^([-–—]{0,2} ?("|''|[”“„″〃‟»]|\/ ?\/|" ?") ?[-–—]{0,2}|то же[.,]?|тоже|ditto|same( as above)?)$/i;

function isMark(cell: Cell | undefined): boolean {
  const text = typeof cell === 'string' ? lineOf(cell) : null;
  return text !== null && text.length <= 16 && MARK.test(text);
}

/**
 * Signs such as `"`, `-//-` and `то же` stand for the value above. Tables with a column of levels are written by programs,
 * which repeat values: there a sign is a value. Pure.
 */
export function withDittos(
  rows: readonly TableRow[],
  { mapping, levels }: Pick<Table, 'mapping' | 'levels'>,
): TableRow[] {
  if (mapping.level && !levels) return [...rows];
  const above: Partial<Record<Field, Cell>> = {};
  return rows.map((row) => {
    const marked = MARKED.filter((field) => isMark(row.values[field]));
    // Few rows have any, and copies of all of them cost more than all else here.
    const values = marked.length === 0 ? row.values : { ...row.values };
    for (const field of marked) if (above[field] !== undefined) values[field] = above[field];
    for (const field of MARKED) above[field] = values[field] ?? null;
    return marked.length === 0 ? row : { ...row, values };
  });
}
