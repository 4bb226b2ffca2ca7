import type { Workbook } from '../../../../src/workbooks';
import type { PreviewOptions } from './contracts';
import { bareFileName } from './plan/name-product';
import { understand, type Bom } from './understand';

/** Fewer rows are understood as quickly as they are glanced at. */
const LONG_ROWS = 1_000;
/** Rows of a sheet that a glance takes in: a stamp, a heading and the first parts. */
const GLANCED_ROWS = 60;

/**
 * What `productOf` will most likely say, without counting anything: the one row at the top names the product. Whoever acts on it
 * asks `productOf` as well.
 */
export function likelyDesignation({ nodes, title, fileName }: Bom, { product }: PreviewOptions): string {
  const [top, ...others] = nodes.filter(({ parent }) => parent === null);
  const own = others.length > 0 ? null : (top?.row.designation ?? top?.row.name ?? null);
  return product ?? own ?? title ?? bareFileName(fileName);
}

/**
 * The designation that a long file most likely gives to its product, by the first rows of its sheets: what exists of it can be looked
 * up while all of them are understood. Whoever acts on it compares it with what was understood. Pure.
 * @returns null: the file is short
 */
export function glance(workbook: Workbook, fileName: string, options: PreviewOptions): string | null {
  if (workbook.sheets.every(({ rows }) => rows.length < LONG_ROWS)) return null;
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.slice(0, GLANCED_ROWS),
    merges: sheet.merges.filter(({ top }) => top <= GLANCED_ROWS),
  }));
  return likelyDesignation(understand({ ...workbook, sheets }, fileName, options), options);
}
