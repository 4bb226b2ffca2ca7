import { codeFromScannedText, type ParsedLabelCode } from '../../../../../src/codes/label-code';

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

/**
 * The code in what was typed or what a scanner sent. A scanner presses keys: under the Russian
 * keyboard layout its Latin letters arrive as Russian ones, and its `/` as a dot. People type the
 * Russian letters that look like Latin ones. The check character decides which reading is right.
 */
export function readCode(text: string): ParsedLabelCode {
  if (text.length > MAX_TEXT_LENGTH) return { ok: false };
  const asTyped = codeFromScannedText(text);
  if (asTyped.ok) return asTyped;
  const byKeys = codeFromScannedText(translated(text, RUSSIAN_KEYS, LATIN_KEYS).replace(/\./g, '/'));
  if (byKeys.ok) return byKeys;
  return codeFromScannedText(translated(text.toUpperCase(), LOOK_RUSSIAN, LOOK_LATIN));
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
