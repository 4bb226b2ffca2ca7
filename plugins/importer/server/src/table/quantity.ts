import type { Cell } from '../../../../../src/workbooks';
import { MAX_QUANTITY } from '../../../../../src/tracking/contracts';
import { hint, problem, type IssueCode, type RawIssue } from '../issues/issue';
import { lineOf } from './text';
import { isMeasure, isPair, unitOf } from './units';

export interface ReadQuantity {
  quantity: number | null;
  refused: boolean;
  issues: RawIssue[];
}

/** A number and the words behind it; longer texts are no quantities. */
const UNIT_BEHIND = /^([^a-zа-яё]*\d[.,]?)\s*([a-zа-яё].*)$/i;
const MAX_TEXT = 60;
const TIMES = /^[x×х*]\s*(?=\d)|(?<=\d)\s*[x×х]$/i;
/** `1,000-`, as SAP writes what is given back. */
const MINUS_BEHIND = /^(\d[\d.,]*)-$/;
const GROUPED = /^\d{1,3}( \d{3})+([.,]\d+)?$/;
const GROUPED_BOTH = /^\d{1,3}(,\d{3})+\.\d+$|^\d{1,3}(\.\d{3})+,\d+$/;
const DECIMAL = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?$/i;
/** `1,000` is one in Russia and a thousand in America, `1.200` twelve hundred in Germany. */
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;
const OF_ZEROS = /[.,]000$/;
/** `1,000`, `12.500`: as many programs write every quantity. */
const IN_THOUSANDTHS = /^\d+[.,]\d{3}$/;
const DIGITS = /^[\d.,' ’]+/;
const POINTED = /^(\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3}){2,})$/;
const COMMAED = /^(\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3}){2,})$/;
const GROUPED_BY = { ',': /^\d{1,3}(\.\d{3})+$/, '.': /^\d{1,3}(,\d{3})+$/ } as const;

/** How the quantities of a table are written, which no single one of them may show. */
export interface NumberStyle {
  /**
   * All have three decimals, `1,000` beside `3,500`: then none of them is a thousand.
   */
  thousandths: boolean;
  /** The sign before decimals, where some show it and none shows the other one; null: neither is shown, or both are. */
  decimal: ',' | '.' | null;
}

/** Nothing is known of how numbers are written. */
export const NO_STYLE: NumberStyle = { thousandths: false, decimal: null };

/** What the quantities of a table show of how all of them are written. Pure. */
export function numberStyle(cells: Iterable<Cell | undefined>): NumberStyle {
  let [texts, inThousandths, pointed, commaed] = [0, 0, false, false];
  for (const cell of cells) {
    const text = typeof cell === 'string' ? (lineOf(cell)?.replace(MINUS_BEHIND, '$1') ?? null) : null;
    if (text === null) continue;
    texts += 1;
    if (!/[.,]/.test(text) || text.length > MAX_TEXT) continue;
    const number = DIGITS.exec(text)?.[0].trim() ?? '';
    if (IN_THOUSANDTHS.test(text)) inThousandths += 1;
    pointed ||= POINTED.test(number);
    commaed ||= COMMAED.test(number);
  }
  const decimal = pointed === commaed ? null : pointed ? ',' : '.';
  return { thousandths: texts >= 3 && inThousandths === texts, decimal };
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
function amountIn(text: string, { decimal }: NumberStyle = NO_STYLE): Amount | null {
  if (text.length > MAX_TEXT) return null;
  const plain = numberIn(text, decimal);
  if (plain !== null) return { value: plain, unit: null };
  const [, number, unit = ''] = UNIT_BEHIND.exec(text) ?? [];
  const value = number === undefined || unitOf(unit) === null ? null : numberIn(number.trim(), decimal);
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

function numberIn(text: string, decimal: NumberStyle['decimal']): number | null {
  if (decimal && GROUPED_BY[decimal].test(text)) return Number(text.replace(/[.,]/g, ''));
  const bare = joined(
    text
      .replace(TIMES, '')
      .replace(MINUS_BEHIND, '-$1')
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
 * @param style how the other quantities of the table are written
 * @param unit of another cell: pieces in thousands are counted as pieces
 */
export function readQuantity(
  cell: Cell | undefined,
  row: number,
  column: string | null,
  whole: boolean,
  style: NumberStyle = NO_STYLE,
  unit: string | null = null,
): ReadQuantity {
  const text = lineOf(cell);
  if (text === null || /^[-–—]$/.test(text)) return { quantity: null, refused: false, issues: [] };
  const amount = typeof cell === 'number' ? { value: cell, unit: null } : amountIn(text, style);
  const value = amount && (whole ? inPieces(amount.value, amount.unit ?? unit) : amount.value);
  const isUnclear = typeof cell === 'string' && (isAmbiguous(text, style) || isTakenAsThousands(text, style));
  const refused = refusalOf(value, whole);
  const code = refused === 'quantity-not-whole' && isUnclear ? 'quantity-thousands-unclear' : refused;
  if (code) {
    const issue = problem(code, { row, column, value: text, details: { limit: MAX_QUANTITY } });
    return { quantity: null, refused: true, issues: [issue] };
  }
  const place = { row, column, value: text, details: { taken: value ?? 0 } };
  const issues = isUnclear ? [hint('quantity-ambiguous', place)] : [];
  if (whole && isPair(amount?.unit ?? unit)) issues.push(hint('pairs-counted', place));
  return { quantity: value, refused: false, issues };
}

/** `2.000` beside `2,5` is two thousand by its signs; as a machine may have written both, that is told. */
function isTakenAsThousands(text: string, { decimal }: NumberStyle): boolean {
  const number = (DIGITS.exec(text)?.[0] ?? '').trim();
  return decimal !== null && OF_ZEROS.test(number) && GROUPED_BY[decimal].test(number);
}

/** Whether a number may be of thousands or have three decimals, and no other quantity tells which. */
function isAmbiguous(text: string, { thousandths, decimal }: NumberStyle): boolean {
  if (thousandths || decimal !== null) return false;
  return AMBIGUOUS.test((DIGITS.exec(text)?.[0] ?? '').trim());
}
