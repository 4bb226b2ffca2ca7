import type { Cell } from '../../../../../src/workbooks';
import { MAX_QUANTITY } from '../../../../../src/tracking/contracts';
import { hint, problem, type IssueCode, type RawIssue } from '../issues/issue';
import { lineOf } from './text';

export interface ReadQuantity {
  quantity: number | null;
  refused: boolean;
  issues: RawIssue[];
}

const UNIT_BEHIND = /\s*(шт|штук|штуки|компл|pcs|pc|ea|кг|kg|м|m|л|l)\.?$/i;
const GROUPED = /^\d{1,3}( \d{3})+([.,]\d+)?$/;
const DECIMAL = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?$/i;
/** `1,000` is one in Russia and a thousand in America. */
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]000$/;

function numberIn(text: string): number | null {
  const bare = text.replace(UNIT_BEHIND, '');
  const joined = GROUPED.test(bare) ? bare.replaceAll(' ', '') : bare;
  if (!DECIMAL.test(joined)) return null;
  const value = Number(joined.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

function refusalOf(value: number | null, whole: boolean): IssueCode | null {
  if (value === null) return 'quantity-not-a-number';
  if (value <= 0) return 'quantity-not-positive';
  if (value > MAX_QUANTITY) return 'quantity-too-large';
  return whole && !Number.isInteger(value) ? 'quantity-not-whole' : null;
}

/**
 * Read a quantity: a number, or text with a decimal comma, grouped thousands or a unit behind.
 * @param whole pieces are counted; materials are measured.
 */
export function readQuantity(
  cell: Cell | undefined,
  row: number,
  column: string | null,
  whole: boolean,
): ReadQuantity {
  const text = lineOf(cell);
  if (text === null || /^[-–—]$/.test(text)) return { quantity: null, refused: false, issues: [] };
  const value = typeof cell === 'number' ? cell : numberIn(text);
  const code = refusalOf(value, whole);
  if (code) {
    const issue = problem(code, { row, column, value: text, details: { limit: MAX_QUANTITY } });
    return { quantity: null, refused: true, issues: [issue] };
  }
  const ambiguous = typeof cell === 'string' && AMBIGUOUS.test(text);
  const issues = ambiguous
    ? [hint('quantity-ambiguous', { row, column, value: text, details: { taken: value ?? 0 } })]
    : [];
  return { quantity: value, refused: false, issues };
}
