import { isRefusal } from '../../../../../src/refusals';
import { z } from 'zod';
import type { Refusal } from '../../../../../src/tracking';
import type { RowsView } from '../../../contracts';
import { DOCX_LIMITS } from '../docx/limits';
import { searchRows, type SheetTable } from './sheet-table';
import { chooseSheet } from './workbook-rows';

const PAGE_SIZE = 50;

/** The query of a page of rows. */
export const rowsQuery = z.object({
  sheet: z.string().max(100).optional(),
  search: z.string().max(200).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** A page of the rows of a sheet that hold the text searched for. */
export function pageOfRows(
  tables: readonly SheetTable[],
  { sheet, search, page }: z.output<typeof rowsQuery>,
): RowsView | Refusal {
  const table = chooseSheet(tables, sheet);
  if (isRefusal(table)) return table;
  const found = searchRows(table, search);
  const rows = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const { name, columns } = table;
  const numbers =
    search.trim() === '' ? [] : found.slice(0, DOCX_LIMITS.documents).map(({ number }) => number);
  return { sheet: name, columns, rows, total: found.length, page, pageSize: PAGE_SIZE, found: numbers };
}
