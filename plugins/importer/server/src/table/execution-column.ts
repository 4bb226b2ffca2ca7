import type { FileColumn } from '../contracts';
import type { TableRow } from './table';
import { lineOf } from './text';

/** A column for the numbers of executions beside that of designations. */
const HEADING = /^(исполнение|исп\.?|№ исполнения|номер исполнения)$/i;
const NUMBER = /^-?(\d{2,3})$/;
const BASE = /^([-–—]|-?0{1,3})$/;

/** Rows with whole designations where the number of the execution stands in a column of its own: `АБ.1` and `-01`. Pure. */
export function withExecutionColumn(
  rows: readonly TableRow[],
  columns: readonly Pick<FileColumn, 'header' | 'field'>[],
): TableRow[] {
  const heading = columns.find(({ header, field }) => field === null && HEADING.test(header))?.header;
  if (heading === undefined) return [...rows];
  const numberIn = ({ others }: TableRow): string => {
    const cell = others[heading];
    return typeof cell === 'number' && cell > -100 && cell < 100
      ? String(Math.abs(cell)).padStart(2, '0')
      : (lineOf(cell) ?? '');
  };
  const areNumbers = rows.every((row) => [NUMBER, BASE, /^$/].some((form) => form.test(numberIn(row))));
  if (!areNumbers) return [...rows];
  return rows.map((row) => {
    const text = numberIn(row);
    const [, number] = BASE.test(text) ? [] : (NUMBER.exec(text) ?? []);
    const designation = lineOf(row.values.designation);
    if (number === undefined || designation === null || designation.endsWith(`-${number}`)) return row;
    return { ...row, values: { ...row.values, designation: `${designation}-${number}` } };
  });
}
