import { hint, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { rowsAbove } from './second-table';
import type { Mapping } from '../contracts';
import type { TableRow } from './table';
import { lineOf, linesOf } from './text';

/** Captions of 1С:ERP and its neighbours over the tables of one specification of resources: they name no assembly. */
const PUT_OUT = /^(выходные изделия|выпускаемые изделия|output products)[\s:]*$/i;
const TAKEN = /^(материалы и (работы|услуги)|materials and (works?|services?))[\s:]*$/i;

function isCaption({ texts }: TableRow, words: RegExp): boolean {
  return texts.length === 1 && words.test(texts[0] ?? '');
}

/** What is put out is the product that the rest belongs to: nothing counts it. */
function asProduct(row: TableRow): TableRow {
  const { quantity: _quantity, quantityTotal: _total, ...values } = row.values;
  return { ...row, values };
}

function piecesOf({ values }: TableRow): number {
  return Number((lineOf(values.quantity ?? values.quantityTotal) ?? '1').replace(',', '.'));
}

/**
 * Rows of a specification of resources: the one product of the first table heads what is taken for it, and captions of its tables
 * are no rows. Where several products or pieces are put out, what is taken is that of all of them, which is told. Pure.
 */
export function withResourceTables(
  rows: readonly TableRow[],
  { header, mapping }: { header: Header; mapping: Mapping },
): { rows: TableRow[]; issues: RawIssue[] } {
  const at = rows.findIndex((row) => isCaption(row, TAKEN));
  if (at < 0) return { rows: [...rows], issues: [] };
  const taken = rows.slice(at + 1).filter((row) => !isCaption(row, TAKEN));
  const title = rowsAbove(header.sheet, header).at(-1);
  const isPutOut = linesOf(title?.cells ?? []).some((text) => PUT_OUT.test(text));
  const products = rows.slice(0, at).filter((row) => !isCaption(row, PUT_OUT));
  const [first] = products;
  if (!isPutOut || !first) return { rows: [...products, ...taken], issues: [] };
  const pieces = products.reduce((sum, row) => sum + piecesOf(row), 0);
  const column = mapping.quantity ?? mapping.quantityTotal ?? null;
  const place = { row: first.row, column, value: pieces, details: { pieces, products: products.length } };
  const issues = pieces === 1 ? [] : [hint('resources-of-several', place)];
  return { rows: [...(products.length === 1 ? [asProduct(first)] : products), ...taken], issues };
}
