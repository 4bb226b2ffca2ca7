import type { FileColumn, Mapping } from '../contracts';
import { headerText } from './header-words';
import type { TableRow } from './table';
import { lineOf } from './text';

const MARK = /^(отправочная )?марка( элемента| конструкции)?$/;
const POSITION = /^(поз|№ поз|no поз|no дет|№ дет)/;
const SECTION = /^(сечение|профиль)/;
const LENGTH = /^длина/;

/**
 * Index of the column of marks in a list of steel structures (КМД), where a mark is an assembly that is written once above its
 * positions, each known by its section and length; -1: it is no such list. Pure.
 */
export function markColumn(headings: readonly string[]): number {
  const texts = headings.map((heading) => (heading.length > 120 ? '' : headerText(heading)));
  const has = (words: RegExp): boolean => texts.some((text) => words.test(text));
  const isList = has(POSITION) && has(SECTION) && has(LENGTH);
  return isList ? texts.findIndex((text) => MARK.test(text)) : -1;
}

/**
 * Positions of marks with designations of their own, `К1-2`: a position is a number within its mark, and its section is no name
 * of one part. Pure.
 */
export function withMarks(
  rows: readonly TableRow[],
  columns: readonly Pick<FileColumn, 'header' | 'column'>[],
  mapping: Mapping,
): TableRow[] {
  const at = markColumn(columns.map(({ header }) => header));
  if (at < 0 || mapping.designation || columns[at]?.column !== mapping.group) return [...rows];
  let mark: string | null = null;
  return rows.map((row) => {
    mark = lineOf(row.values.group) ?? mark;
    const position = lineOf(row.values.number);
    if (mark === null || position === null || lineOf(row.values.name) === null) return row;
    return { ...row, values: { ...row.values, group: mark, designation: `${mark}-${position}` } };
  });
}
