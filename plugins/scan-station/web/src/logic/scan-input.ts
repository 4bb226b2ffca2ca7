import {
  codeFromScannedText,
  LABEL_CODE_LENGTH,
  type ParsedLabelCode,
} from '../../../../../src/codes/label-code';
import { stageInText } from '../../../../../src/codes/stage-code';

const RUSSIAN_KEYS = 'йцукенгшщзфывапролдячсмитьЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ';
const LATIN_KEYS = 'qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM';
const LOOK_RUSSIAN = 'АВЕКМНОРСТУХ';
const LOOK_LATIN = 'ABEKMHOPCTYX';

/** A longer text is no code; the same bound as in the room of codes. */
const MAX_TEXT_LENGTH = 2048;

function translated(text: string, from: string, to: string): string {
  return Array.from(text, (character) => {
    const place = from.indexOf(character);
    return place < 0 ? character : to.charAt(place);
  }).join('');
}

/** What somebody scanned or typed: the label of a batch, an operator's badge, the card of a stage, or none of them. */
export type Scan =
  | { kind: 'label'; code: string }
  | { kind: 'badge'; badge: string }
  | { kind: 'stage'; id: string }
  | { kind: 'unknown'; text: string };

/**
 * A text as it may have been meant. A scanner presses keys: under the Russian keyboard layout its Latin
 * letters arrive as Russian ones, and its `/` as a dot. People type the Russian letters that look like
 * Latin ones.
 */
function readingsOf(text: string): string[] {
  return [
    text,
    translated(text, RUSSIAN_KEYS, LATIN_KEYS).replace(/\./g, '/'),
    translated(text.toUpperCase(), LOOK_RUSSIAN, LOOK_LATIN),
  ];
}

/** The label's code in what was typed or what a scanner sent; the check character tells which reading is right. */
export function readCode(text: string): ParsedLabelCode {
  if (text.length > MAX_TEXT_LENGTH) return { ok: false };
  for (const reading of readingsOf(text)) {
    const parsed = codeFromScannedText(reading);
    if (parsed.ok) return parsed;
  }
  return { ok: false };
}

/** Two letters that no label begins with, and 26 characters of Crockford's base 32. */
const BADGE = /^TB[0-9A-HJKMNP-TV-Z]{26}$/;

function badgeIn(text: string): string | null {
  const plain = text.trim().replace(/^.*\//, '').toUpperCase().replace(/[\s-]/g, '');
  const badge = plain.slice(0, 2) + plain.slice(2).replace(/O/g, '0').replace(/[IL]/g, '1');
  return BADGE.test(badge) ? badge : null;
}

/** A label, a badge, a stage card or none of them, whatever host the address in it names. */
export function readScan(text: string): Scan {
  const label = readCode(text);
  if (label.ok) return { kind: 'label', code: label.code };
  if (text.length > MAX_TEXT_LENGTH) return { kind: 'unknown', text: '' };
  for (const reading of readingsOf(text)) {
    const badge = badgeIn(reading);
    if (badge !== null) return { kind: 'badge', badge };
    const id = stageInText(reading);
    if (id !== null) return { kind: 'stage', id };
  }
  return { kind: 'unknown', text };
}

/** What the codes of one picture mean together: two labels in it may each be meant, so neither is. */
export function readTogether(texts: readonly string[]): Scan | 'none' | 'foreign' | 'several' {
  const scans = texts.map(readScan).filter(({ kind }) => kind !== 'unknown');
  const [scan] = scans;
  if (scan === undefined) return texts.length === 0 ? 'none' : 'foreign';
  const meant = new Set(scans.map((one) => JSON.stringify(one)));
  return meant.size > 1 ? 'several' : scan;
}

/** Whether a typed code has all its characters, so that its check character can be looked at. */
export function isComplete(text: string): boolean {
  const plain = text.replace(/[\s-]/g, '');
  return (
    plain.length === LABEL_CODE_LENGTH ||
    (plain.length > LABEL_CODE_LENGTH && !/^(tb|еи|тв|st|ые)/i.test(plain))
  );
}

/** The text after /scan/ in the address of the page; null on /scan itself. */
export function codeTextOf(pathname: string): string | null {
  const found = /^\/scan\/([^/]+)\/?$/i.exec(pathname)?.[1];
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found);
  } catch (error) {
    if (error instanceof URIError) return found;
    throw error;
  }
}
