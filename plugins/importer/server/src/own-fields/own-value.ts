import type { Cell } from '../../../../../src/workbooks';
import type { IssueCode, IssueDetails } from '../issues/issue';
import { instantOf } from './instant';
import type { OwnField, OwnValue } from './own-field';

/** What a cell says of a field: a value, nothing, or why it does not fit. */
export type ReadOwnValue =
  { value: OwnValue | null; rounded?: boolean } | { code: IssueCode; details?: IssueDetails };

const YES: ReadonlySet<string> = new Set('true|yes|y|да|д|истина|1|+|x|х|v|✓|✔|есть|on|вкл'.split('|'));
const NO: ReadonlySet<string> = new Set('false|no|n|нет|н|ложь|0|-|–|—|off|выкл'.split('|'));
const DASH = /^[-–—]$/;
/** A column `decimal` of Strapi has two places and eight digits before them. */
const DECIMAL_LIMIT = 99_999_999.99;
const INTEGER_LIMIT = 2_147_483_647;
const BIG_LIMIT = 9_223_372_036_854_775_807n;
const SPACE = /[\s\u200b\ufeff]/;
const EMAIL = /^[^\s@<>()[\],;:"\\]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** Longer texts are not matched: an expression of the schema could take for ever. */
const MATCHED_CHARACTERS = 2_000;

function plainNumber(text: string): string {
  return text.replace(/(?<=\d)[\s\u00a0\u202f'](?=\d)/g, '').replace('−', '-');
}

function outOfRange(below: boolean, above: boolean, { min, max }: OwnField): ReadOwnValue | null {
  if (below) return { code: 'own-value-too-small', details: { limit: min ?? '' } };
  return above ? { code: 'own-value-too-large', details: { limit: max ?? '' } } : null;
}

function wholeNumber(field: OwnField, text: string): ReadOwnValue {
  const bare = plainNumber(text).replace(/[.,]0{1,2}$/, '');
  if (!/^[+-]?\d{1,30}$/.test(bare))
    return { code: /^[+-]?\d+[.,]\d+$/.test(bare) ? 'own-value-not-whole' : 'own-value-not-a-number' };
  const value = BigInt(bare);
  const limit = field.type === 'integer' ? BigInt(INTEGER_LIMIT) : BIG_LIMIT;
  const { min, max } = field;
  // As in PostgreSQL there is one more below zero than above.
  if (value < -limit - 1n || value > limit)
    return {
      code: value < 0n ? 'own-value-too-small' : 'own-value-too-large',
      details: { limit: String(value < 0n ? -limit - 1n : limit) },
    };
  const below = min !== null && (typeof min === 'string' ? value < BigInt(min) : Number(value) < min);
  const above = max !== null && (typeof max === 'string' ? value > BigInt(max) : Number(value) > max);
  return (
    outOfRange(below, above, field) ?? { value: field.type === 'integer' ? Number(value) : String(value) }
  );
}

function fraction(field: OwnField, text: string): ReadOwnValue {
  const bare = plainNumber(text);
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?$/i.test(bare))
    return { code: 'own-value-not-a-number' };
  const exact = Number(bare.replace(',', '.'));
  const value =
    field.type === 'decimal'
      ? Math.sign(exact) * Number(`${Math.round(Number(`${Math.abs(exact)}e2`))}e-2`)
      : exact;
  if (!Number.isFinite(exact) || (field.type === 'decimal' && !(Math.abs(exact) <= DECIMAL_LIMIT)))
    return {
      code: exact < 0 ? 'own-value-too-small' : 'own-value-too-large',
      details: { limit: DECIMAL_LIMIT },
    };
  const { min, max } = field;
  const refused = outOfRange(min !== null && value < Number(min), max !== null && value > Number(max), field);
  return refused ?? { value: value === 0 ? 0 : value, ...(value === exact ? {} : { rounded: true }) };
}

function yesOrNo(text: string): ReadOwnValue {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { code: 'own-value-not-yes-or-no' };
}

function listed({ values }: OwnField, text: string): ReadOwnValue {
  const same = values.filter((value) => value.toLowerCase() === text.toLowerCase());
  const value = same.find((own) => own === text) ?? same[0];
  if (value !== undefined) return { value };
  return DASH.test(text)
    ? { value: null }
    : { code: 'own-value-not-in-list', details: { list: values.slice(0, 20) } };
}

function moment(field: OwnField, text: string): ReadOwnValue {
  const instant = instantOf(text, field.type === 'date' ? 'UTC' : (field.timeZone ?? 'UTC'));
  if (instant === null) return { code: 'own-value-not-a-date' };
  return { value: field.type === 'date' ? instant.slice(0, 10) : instant };
}

function matches(pattern: string, text: string): boolean {
  try {
    return text.length <= MATCHED_CHARACTERS && new RegExp(pattern).test(text);
  } catch {
    // Strapi itself would refuse every value of such a field; the import does not know better than to let it through.
    return true;
  }
}

/** Written without expressions over runs of spaces: these take the square of the length of a long text. */
function oneLine(text: string): string {
  const lines = text.split(/[\r\n]/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** Without what stands around it, invisible spaces too. */
function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(/^[\s\u200b\ufeff]+/, '');
}

function words(field: OwnField, whole: string): ReadOwnValue {
  const text = field.type === 'text' ? whole.replace(/\r\n?/g, '\n') : oneLine(whole);
  const { minLength, maxLength, pattern } = field;
  if (maxLength !== null && text.length > maxLength)
    return { code: 'own-value-too-long', details: { limit: maxLength } };
  if (minLength !== null && text.length < minLength)
    return { code: 'own-value-too-short', details: { limit: minLength } };
  if (field.type === 'email' && !EMAIL.test(text)) return { code: 'own-value-not-an-email' };
  if (pattern !== null && !matches(pattern, text)) return { code: 'own-value-breaks-pattern' };
  return { value: text };
}

/** Read a cell by the type and the limits of a field. Empty cells say nothing; so does a dash where it is no value. Pure. */
export function readOwnValue(field: OwnField, cell: Exclude<Cell, object> | undefined): ReadOwnValue {
  const text = trimmed(String(cell ?? '').normalize('NFC'));
  if (text === '') return { value: null };
  const { type } = field;
  if (type === 'boolean') return yesOrNo(text);
  if (type === 'enumeration') return listed(field, text);
  if (type === 'string' || type === 'text') return words(field, text);
  if (DASH.test(text)) return { value: null };
  if (type === 'email') return words(field, text);
  if (type === 'date' || type === 'datetime') return moment(field, text);
  return type === 'decimal' || type === 'float' ? fraction(field, text) : wholeNumber(field, text);
}
