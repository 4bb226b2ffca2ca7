import type { TableRow } from './table';
import { lineOf } from './text';

/** The number that is all that a row holds; null: it holds something else too. */
function onlyNumber({ texts, values }: TableRow): number | null {
  const [text, ...more] = texts;
  const counts = [values.quantity, values.quantityTotal].some((cell) => lineOf(cell) !== null);
  return counts && more.length === 0 && text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

/** Numbers of rows that hold nothing but the number of their page: 1, 2, 3 in order. Pure. */
export function pageNumbers(rows: readonly TableRow[]): ReadonlySet<number> {
  const found = rows.flatMap((row) => {
    const page = onlyNumber(row);
    return page === null ? [] : [{ row: row.row, page }];
  });
  const [first] = found;
  const isRun = found.every(({ page }, index) => page === (first?.page ?? 0) + index);
  return new Set(found.length > 1 && isRun ? found.map(({ row }) => row) : []);
}
