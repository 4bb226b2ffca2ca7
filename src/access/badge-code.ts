import { createHash, randomInt } from 'node:crypto';

/** Crockford's base 32: no letter looks like a figure. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 26;

/** Tells a badge from a label, whose codes have 13 characters. */
const PREFIX = 'TB';
const BADGE = new RegExp(`^${PREFIX}[${ALPHABET}]{${RANDOM_CHARACTERS}}$`);

/** What the QR code of a new badge says: nothing about its operator, 130 random bits. */
export function newBadgeCode(): string {
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return PREFIX + random.join('');
}

/** A code that looks like a badge's and opens nothing, for previews; `place` tells up to 1,000 of one sheet apart. */
export function sampleBadge(place: number): string {
  return PREFIX + String(place).padStart(RANDOM_CHARACTERS, '0');
}

/** A badge as it was typed or scanned, in the one form that is hashed; null for what is no badge. */
export function readBadgeCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '');
  const code = plain.slice(0, 2) + plain.slice(2).replace(/O/g, '0').replace(/[IL]/g, '1');
  return BADGE.test(code) ? code : null;
}

/** The name under which a badge is kept. Its code is random enough for a fast hash. */
export function badgeHash(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
