import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Of Node's scrypt: 16 MB and about 50 ms for each guess. */
const COST = { N: 2 ** 14, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** What a PIN may be: 4 to 8 figures. */
export const PIN = /^\d{4,8}$/;

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** The hash of a PIN with its salt and its cost, as one line of text. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(pin, salt);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether this PIN has this hash. Without a hash it takes as long and is no.
 * @param hash as `hashPin` made it; null: nobody's
 */
export async function pinMatches(pin: string, hash: string | null): Promise<boolean> {
  const [, , , , salt = '', key = ''] = (hash ?? '').split('$');
  const expected = Buffer.from(key, 'base64url');
  const found = await derive(pin, salt ? Buffer.from(salt, 'base64url') : Buffer.alloc(SALT_BYTES));
  return expected.length === found.length && timingSafeEqual(expected, found);
}
