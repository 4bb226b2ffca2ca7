import { hint, type RawIssue } from '../issues/issue';
import type { FileColumn } from '../contracts';
import type { TableRow } from './table';
import { lineOf } from './text';

/** Headings of the categories that SAP gives the items of a bill of materials. */
const CATEGORY = /^(ict|item ?cat(egory|\.)?|itmcat|тип поз(иции|\.)?|категория позиции|positionstyp|ptyp)$/i;
/** Stock, without stock, raw material, variable size, class, phantom; text and document are no parts. */
const KNOWN = /^[LNRKIMCTD]$/;
const NO_PART = /^[TD]$/;

/** Rows without those that are texts and documents by the category of their item, each of which is told. Pure. */
export function withoutTextItems(
  rows: readonly TableRow[],
  columns: readonly FileColumn[],
): { rows: TableRow[]; issues: RawIssue[] } {
  const told = columns.find(({ header, field }) => field === null && CATEGORY.test(header.trim()));
  const categoryOf = ({ others }: TableRow): string | null => lineOf(others[told?.header ?? '']);
  const isKnown = (row: TableRow): boolean => KNOWN.test(categoryOf(row) ?? 'L');
  if (!told || !rows.every(isKnown)) return { rows: [...rows], issues: [] };
  const isNone = (row: TableRow): boolean => NO_PART.test(categoryOf(row) ?? '');
  const issues = rows.filter(isNone).map((row) => {
    const value = categoryOf(row);
    return hint('text-item-skipped', { row: row.row, value, details: { heading: told.header } });
  });
  return { rows: rows.filter((row) => !isNone(row)), issues };
}
