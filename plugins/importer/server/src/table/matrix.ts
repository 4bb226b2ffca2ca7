import { columnLetters, columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { FileColumn, Mapping, PreviewOptions } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { Executions } from './executions';
import { lineOf } from './text';

/** Enough rows to know columns by, and fewer than that are no matrix. */
const [JUDGED_ROWS, LEAST_ROWS] = [300, 2];
const WHOLE = /^\d{1,7}$/;

function numberAt({ cells }: SheetRow, index: number): number | null {
  const text = lineOf(cells[index]);
  if (text === null || /^[-–—]$/.test(text)) return 0;
  return WHOLE.test(text) ? Number(text) : null;
}

/** Columns that count the pieces of one product or assembly each, and one with their sums. */
export interface Matrix {
  total: Executions['taken'];
  products: Executions['list'];
}

/** Columns that nobody reads and that add up to the quantity; null: there are none. Pure. */
export function matrixOf(
  below: readonly SheetRow[],
  columns: readonly FileColumn[],
  mapping: Mapping,
): Matrix | null {
  const letters = mapping.quantityTotal ?? mapping.quantity;
  if (!letters) return null;
  const total = columnNumber(letters) - 1;
  const rows = below.slice(0, JUDGED_ROWS).filter((row) => (numberAt(row, total) ?? 0) > 0);
  const others = columns.filter(({ field, header }) => field === null && header !== '');
  const counted = others.filter(({ column }) => {
    const own = rows.map((row) => numberAt(row, columnNumber(column) - 1));
    return own.every((count) => count !== null) && own.some((count) => count !== 0);
  });
  const products = counted.map(({ column, header }) => ({ name: header, index: columnNumber(column) - 1 }));
  const addsUp = (row: SheetRow): boolean =>
    products.reduce((sum, { index }) => sum + (numberAt(row, index) ?? 0), 0) === numberAt(row, total);
  if (rows.length < LEAST_ROWS || products.length < 2 || !rows.every(addsUp)) return null;
  const heading = columns.find(({ column }) => column === letters)?.header ?? '';
  return { total: { name: heading, index: total }, products };
}

/** That the sums are read and the columns of the products are not. */
function sumsTaken({ total, products }: Matrix, headerRow: number): RawIssue {
  const details = { columns: products.map(({ index }) => columnLetters(index + 1)).slice(0, 20) };
  const place = { row: headerRow, column: columnLetters(total.index + 1), value: total.name };
  return hint('quantity-matrix', { ...place, details });
}

/** What a matrix of products says of its table. */
export interface MatrixReading {
  /** The products and the sums: one of them is read, as of the executions of a specification. Empty: there is no matrix. */
  choices: string[];
  /** The one that is read; null: there is no matrix. */
  taken: string | null;
  /** The columns where that is one product; null: the sums are read, or there is no matrix. */
  product: Executions | null;
  issues: RawIssue[];
}

/**
 * The sums of a matrix of products are read, unless a person says which product is meant. Pure.
 * @param hasExecutions the table has executions: it is those that a person chooses among
 */
export function readMatrix(
  headerRow: number,
  matrix: Matrix | null,
  { execution }: PreviewOptions,
  hasExecutions: boolean,
): MatrixReading {
  if (!matrix) return { choices: [], taken: null, product: null, issues: [] };
  const { total, products } = matrix;
  const list = [total, ...products];
  const names = list.map(({ name }) => name);
  // Headings that are the same twice name no product.
  if (hasExecutions || new Set(names).size < names.length)
    return { choices: [], taken: null, product: null, issues: [sumsTaken(matrix, headerRow)] };
  const told = execution === undefined ? total : list.find(({ name }) => name === execution.trim());
  const missing = problem('execution-not-found', {
    ...{ row: headerRow, value: execution, details: { executions: names } },
  });
  if (!told || told === total)
    return {
      ...{ choices: names, taken: total.name, product: null },
      issues: [...(told ? [] : [missing]), sumsTaken(matrix, headerRow)],
    };
  return { choices: names, taken: told.name, product: { list, taken: told }, issues: [] };
}

/** The rows that the product has, and those that count nothing at all. Pure. */
export function rowsOfProduct(rows: readonly SheetRow[], { list, taken }: Executions): SheetRow[] {
  const [total = taken] = list;
  return rows.filter((row) => numberAt(row, taken.index) !== 0 || numberAt(row, total.index) === 0);
}
