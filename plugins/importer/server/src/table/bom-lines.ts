import type { FileColumn, Mapping } from '../contracts';
import type { TableRow } from './table';
import { lineOf } from './text';

const HEADING = /^bom ?line( name)?$/i;
/** `000103/B;1-Stud (View) x 4`: number, revision, sequence, name and how many, as Teamcenter writes them. */
const LINE = /^([^\s/;]{1,80})\/(\w{1,10});\d{1,4}-(.{1,200}?)(?: \(View\))?(?: x (\d{1,6}))?$/;

/** Rows of Teamcenter's "BOM Line" by what that cell holds, where no other column says it. Pure. */
export function withBomLines(
  rows: readonly TableRow[],
  columns: readonly Pick<FileColumn, 'header' | 'column'>[],
  mapping: Mapping,
): TableRow[] {
  const heading = columns.find(({ column }) => column === mapping.designation)?.header ?? '';
  if (!HEADING.test(heading.trim())) return [...rows];
  return rows.map((row) => {
    const [, designation, revision = '', name = '', count] =
      LINE.exec(lineOf(row.values.designation) ?? '') ?? [];
    if (designation === undefined) return row;
    const quantity = row.values.quantity ?? (count === undefined ? null : Number(count));
    return {
      ...row,
      values: { ...row.values, designation, name: row.values.name ?? name, quantity },
      others: { ...row.others, Revision: row.others.Revision ?? revision },
    };
  });
}
