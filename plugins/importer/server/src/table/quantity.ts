import type { Cell } from '../../../../../src/workbooks';
import { MAX_QUANTITY } from '../../../../../src/tracking/contracts';
import { hint, problem, type IssueCode, type RawIssue } from '../issues/issue';
import { lineOf } from './text';

export interface ReadQuantity {
  quantity: number | null;
  refused: boolean;
  issues: RawIssue[];
}

const UNIT_BEHIND =
  /\s*(штук[аи]?|шт|компл|к-т|ед|пар[аы]?|pieces?|pcs|pc|each|ea|off|nos?|кг|kg|гр?|g|пог\.?\s?м|п\.?\s?м|мм|mm|m|м[23²³]?|m[23²³]?|l|л)\.?$/i;
const TIMES = /^[x×х*]\s*(?=\d)|(?<=\d)\s*[x×х]$/i;
const GROUPED = /^\d{1,3}( \d{3})+([.,]\d+)?$/;
const GROUPED_BOTH = /^\d{1,3}(,\d{3})+\.\d+$|^\d{1,3}(\.\d{3})+,\d+$/;
const DECIMAL = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?$/i;
/** `1,000` is one in Russia and a thousand in America. */
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]000$/;

/**
 * Some programs write every quantity with three decimals, `1,000` beside `3,500`: then none of them is a
 * thousand.
 */
export function writtenInThousandths(cells: readonly (Cell | undefined)[]): boolean {
  const texts = cells.flatMap((cell) => (typeof cell === 'string' ? (lineOf(cell) ?? []) : []));
  return texts.length >= 3 && texts.every((text) => /^\d+[.,]\d{3}$/.test(text));
}

function joined(text: string): string {
  if (GROUPED.test(text)) return text.replaceAll(' ', '');
  if (!GROUPED_BOTH.test(text)) return text;
  // The last of the two signs is the decimal one.
  const point = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  return `${text.slice(0, point).replace(/[.,]/g, '')}.${text.slice(point + 1)}`;
}

/** The unit that stands behind a number in one cell, such as `3,5 кг`; null: none. */
export function unitBehind(cell: Cell | undefined): string | null {
  const text = lineOf(cell);
  if (text === null || typeof cell !== 'string') return null;
  const unit = UNIT_BEHIND.exec(text)?.[1];
  return unit !== undefined && numberIn(text) !== null ? unit : null;
}

function numberIn(text: string): number | null {
  const bare = joined(text.replace(TIMES, '').replace(UNIT_BEHIND, '').trim());
  if (!DECIMAL.test(bare)) return null;
  const value = Number(bare.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

function refusalOf(value: number | null, whole: boolean): IssueCode | null {
  if (value === null) return 'quantity-not-a-number';
  if (value <= 0) return 'quantity-not-positive';
  if (value > MAX_QUANTITY) return 'quantity-too-large';
  return whole && !Number.isInteger(value) ? 'quantity-not-whole' : null;
}

/** Whether a cell holds a quantity that no pieces can have, such as `3,5`. */
export function isFraction(cell: Cell | undefined): boolean {
  const text = lineOf(cell);
  const value = text === null ? null : typeof cell === 'number' ? cell : numberIn(text);
  return value !== null && value > 0 && !Number.isInteger(value);
}

/**
 * Read a quantity: a number, or text with a decimal comma, grouped thousands or a unit behind.
 * @param whole pieces are counted; materials are measured.
 * @param thousandths `1,000` is known to be one
 */
export function readQuantity(
  cell: Cell | undefined,
  row: number,
  column: string | null,
  whole: boolean,
  thousandths = false,
): ReadQuantity {
  const text = lineOf(cell);
  if (text === null || /^[-–—]$/.test(text)) return { quantity: null, refused: false, issues: [] };
  const value = typeof cell === 'number' ? cell : numberIn(text);
  const code = refusalOf(value, whole);
  if (code) {
    const issue = problem(code, { row, column, value: text, details: { limit: MAX_QUANTITY } });
    return { quantity: null, refused: true, issues: [issue] };
  }
  const ambiguous = !thousandths && typeof cell === 'string' && AMBIGUOUS.test(text);
  const issues = ambiguous
    ? [hint('quantity-ambiguous', { row, column, value: text, details: { taken: value ?? 0 } })]
    : [];
  return { quantity: value, refused: false, issues };
}
