/**
 * Label codes: 12 random characters and one check character, in Crockford's base 32 (no I, L, O, U).
 *
 * The check is a weighted sum over GF(32), the field with 32 elements built on x^5 + x^2 + 1. Position
 * i of 13 has the weight x^(12-i); all thirteen weights differ because x has the order 31. So a valid
 * code stays valid under no substitution of one character and no swap of two different characters.
 *
 * Pure: no Node, no randomness. Browsers import this file, so that the check exists once.
 */

/** Crockford's base 32: the value of a character is its position. */
export const LABEL_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters of a code, before the check character. */
export const LABEL_BODY_LENGTH = 12;

/** All characters of a code, the check character included. */
export const LABEL_CODE_LENGTH = LABEL_BODY_LENGTH + 1;

/** Longer input is no scan of ours; it is refused before any work is done on it. */
const MAX_SCANNED_LENGTH = 2048;

/** x^5 + x^2 + 1, irreducible and primitive over GF(2). */
const FIELD_POLYNOMIAL = 0b100101;

/** What the weighted sum of a valid code is. Not zero, so that thirteen zeros are no valid code. */
const VALID_SUM = 0b10110;

export type ParsedLabelCode = { ok: true; code: string } | { ok: false };

/** The product of a field element with x. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? shifted ^ FIELD_POLYNOMIAL : shifted;
}

/** The value of a character of the alphabet; -1 for any other. */
function valueOf(character: string): number {
  return character.length === 1 ? LABEL_ALPHABET.indexOf(character) : -1;
}

/** Horner's scheme over GF(32); -1 if a character is not of the alphabet. */
function weightedSum(characters: string): number {
  let sum = 0;
  for (const character of characters) {
    const value = valueOf(character);
    if (value < 0) return -1;
    sum = timesX(sum) ^ value;
  }
  return sum;
}

/**
 * The check character of a body.
 * @param body exactly 12 characters of the alphabet, upper case
 * @throws RangeError for anything else
 */
export function checkCharacter(body: string): string {
  const sum = body.length === LABEL_BODY_LENGTH ? weightedSum(body) : -1;
  if (sum < 0) throw new RangeError('The body of a label code is 12 characters of the alphabet.');
  return LABEL_ALPHABET.charAt(timesX(sum) ^ VALID_SUM);
}

/**
 * A label code from random bytes: the low five bits of each of the first 12 bytes are one character.
 * @throws RangeError for fewer than 12 bytes
 */
export function labelCodeFromBytes(bytes: Uint8Array): string {
  if (bytes.length < LABEL_BODY_LENGTH) throw new RangeError('A label code needs 12 random bytes.');
  let body = '';
  for (let index = 0; index < LABEL_BODY_LENGTH; index += 1) {
    body += LABEL_ALPHABET.charAt((bytes[index] ?? 0) & 31);
  }
  return body + checkCharacter(body);
}

/**
 * Reads a code as people type and scanners send it: in upper or lower case, with spaces or hyphens anywhere, O for
 * 0, I or L for 1. Refuses a wrong length, a foreign character or a wrong check character.
 */
export function parseLabelCode(text: string): ParsedLabelCode {
  if (text.length > MAX_SCANNED_LENGTH) return { ok: false };
  const code = text
    .replace(/[\s\u00ad\u2010-\u2015\u2212-]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (code.length !== LABEL_CODE_LENGTH || weightedSum(code) !== VALID_SUM) return { ok: false };
  return { ok: true, code };
}

/**
 * What the QR code of a label holds. In upper case, because the alphanumeric mode of QR codes has no
 * lower case and needs a smaller symbol; a path of the address stays as it is, for paths know upper and lower case.
 * @param publicUrl the address of the server as phones reach it, with or without a slash at its end
 */
export function labelUrl(publicUrl: string, code: string): string {
  const [, origin = publicUrl, path = ''] = /^(\w+:\/\/[^/]+)(.*?)\/*$/.exec(publicUrl) ?? [];
  return `${origin.toUpperCase()}${path}/SCAN/${code.toUpperCase()}`;
}

/**
 * The code in what a scanner read: a bare code, or the /scan/ address of any host, because labels
 * outlive the address that the server had when they were printed.
 */
export function codeFromScannedText(text: string): ParsedLabelCode {
  if (text.length > MAX_SCANNED_LENGTH) return { ok: false };
  const address = /\/scan\/([^/?#]+)\/?(?:[?#].*)?$/i.exec(text.trim());
  return parseLabelCode(address?.[1] ?? text);
}
