import { randomBytes } from 'node:crypto';
import { LABEL_BODY_LENGTH, labelCodeFromBytes } from './label-code';

/** One import launches far fewer; a larger number is a mistake of the caller. */
export const MAX_NEW_LABEL_CODES = 1_000_000;

/** One new code from the system's cryptographic randomness. */
export function newLabelCode(): string {
  return labelCodeFromBytes(randomBytes(LABEL_BODY_LENGTH));
}

/**
 * Many new codes from one draw of randomness. Two of 2^60 codes may be equal in theory: the unique
 * index on labels decides.
 * @param count a whole number from 0 to 1,000,000
 * @throws RangeError otherwise
 */
export function newLabelCodes(count: number): string[] {
  if (!Number.isInteger(count) || count < 0 || count > MAX_NEW_LABEL_CODES) {
    throw new RangeError(`Label codes are made 0 to ${MAX_NEW_LABEL_CODES} at a time.`);
  }
  const bytes = randomBytes(count * LABEL_BODY_LENGTH);
  const codes: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = index * LABEL_BODY_LENGTH;
    codes.push(labelCodeFromBytes(bytes.subarray(start, start + LABEL_BODY_LENGTH)));
  }
  return codes;
}
