import { hint, type RawIssue } from '../issues/issue';
import type { FileColumn, Mapping } from '../contracts';
import type { TableRow } from './table';
import { lineOf } from './text';

/** `ЗО.12 (зерк. ЗО.11)`: the designation and, in brackets, that of the part that it mirrors. */
const MIRRORS =
  /^(\S{2,100}) ?\((?:зерк[а-я]*|отраж[а-я]*|симметр[а-я]*|mirror(?:ed)?|opposite)\.?(?: (?:к|от|of|to))?[ :]{1,2}\S*\d\S*\)$/iu;

/** Rows without brackets that name the other side of their part, each told and kept as a further detail. Pure. */
export function withoutMirrors(
  rows: readonly TableRow[],
  columns: readonly FileColumn[],
  { designation: column = null }: Mapping,
): { rows: TableRow[]; issues: RawIssue[] } {
  const heading = columns.find((own) => own.column === column)?.header ?? '';
  const issues: RawIssue[] = [];
  const read = rows.map((row) => {
    const cell = row.values.designation;
    if (typeof cell !== 'string' || !cell.endsWith(')')) return row;
    const text = lineOf(cell) ?? '';
    const taken = MIRRORS.exec(text)?.[1];
    if (taken === undefined) return row;
    issues.push(hint('mirror-of-another', { row: row.row, column, value: text, details: { taken } }));
    return {
      ...row,
      values: { ...row.values, designation: taken },
      others: { ...row.others, [heading]: text },
    };
  });
  return { rows: read, issues };
}
