import type { Cell } from '../../../../../src/workbooks';
import { MAX_QUANTITY } from '../../../../../src/tracking/contracts';
import { hint, problem, type IssueCode, type RawIssue } from '../issues/issue';
import { lineOf } from './text';
import { isMeasure, unitOf } from './units';

export interface ReadQuantity {
  quantity: number | null;
  refused: boolean;
  issues: RawIssue[];
}

/** A number and the words behind it; longer texts are no quantities. */
const UNIT_BEHIND = /^([^a-zа-яё]*\d[.,]?)\s*([a-zа-яё].*)$/i;
const MAX_TEXT = 60;
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

interface Amount {
  value: number;
  /** In the words of the cell; null: it names none. */
  unit: string | null;
}

/** A number with or without a unit that is known; null: neither. */
function amountIn(text: string): Amount | null {
  if (text.length > MAX_TEXT) return null;
  const plain = numberIn(text);
  if (plain !== null) return { value: plain, unit: null };
  const [, number, unit = ''] = UNIT_BEHIND.exec(text) ?? [];
  const value = number === undefined || unitOf(unit) === null ? null : numberIn(number);
  return value === null ? null : { value, unit };
}

/** The unit that stands behind a number in one cell, such as `3,5 кг`; null: none. */
export function unitBehind(cell: Cell | undefined): string | null {
  const text = typeof cell === 'string' ? lineOf(cell) : null;
  return text === null ? null : (amountIn(text)?.unit ?? null);
}

/** Whether a text is nothing but an amount of something that is measured, such as `0,2 кг`. */
export function isMeasuredAmount(text: string): boolean {
  return isMeasure(amountIn(text)?.unit ?? null);
}

function numberIn(text: string): number | null {
  const bare = joined(
    text
      .replace(TIMES, '')
      .replace(/(?<=\d)['’](?=\d{3}(?!\d))/g, '')
      .trim(),
  );
  if (!DECIMAL.test(bare)) return null;
  const value = Number(bare.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** What calculations with fractions leave behind. */
const NOISE = 1e-8;

/** Pieces of which one unit is several. */
function inPieces(value: number, unit: string | null): number {
  const factor = unit === null ? 1 : (unitOf(unit)?.factor ?? 1);
  const pieces = value * factor;
  return Math.abs(pieces - Math.round(pieces)) < NOISE ? Math.round(pieces) : pieces;
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
  const value = text === null ? null : typeof cell === 'number' ? cell : (amountIn(text)?.value ?? null);
  return value !== null && value > 0 && !Number.isInteger(value);
}

/**
 * Read a quantity: a number, or text with a decimal comma, grouped thousands or a unit behind.
 * @param whole pieces are counted; materials are measured
 * @param thousandths `1,000` is known to be one
 * @param unit of another cell: pieces in thousands are counted as pieces
 */
export function readQuantity(
  cell: Cell | undefined,
  row: number,
  column: string | null,
  whole: boolean,
  thousandths = false,
  unit: string | null = null,
): ReadQuantity {
  const text = lineOf(cell);
  if (text === null || /^[-–—]$/.test(text)) return { quantity: null, refused: false, issues: [] };
  const amount = typeof cell === 'number' ? { value: cell, unit: null } : amountIn(text);
  const value = amount && (whole ? inPieces(amount.value, amount.unit ?? unit) : amount.value);
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
