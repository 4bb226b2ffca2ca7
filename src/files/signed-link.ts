import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';

/** A link is good for at least this long, and for one step more at most. */
const GOOD_FOR_SECONDS = 30 * 60;
/** Links made within one step are equal, so that a browser keeps what it has loaded. */
const STEP_SECONDS = 5 * 60;

/**
 * The key that signs links to files, derived so that no other signature of the product fits.
 * @throws when the environment names neither SESSION_SECRET nor JWT_SECRET.
 */
export function linkKey(environment: Readonly<Record<string, string | undefined>>): KeyObject {
  const secret = environment.SESSION_SECRET || environment.JWT_SECRET;
  if (!secret) throw new Error('Set SESSION_SECRET (or JWT_SECRET): it signs links to files.');
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'tracker file link', 32)));
}

function signatureOf(key: KeyObject, name: string, expiresAtSeconds: number): Buffer {
  return createHmac('sha256', key).update(`${expiresAtSeconds}\n${name}`).digest();
}

/** The address of a file for whoever holds it, for about half an hour. */
export function signedLink(key: KeyObject, name: string, nowMs: number): string {
  const expires = (Math.ceil(nowMs / 1_000 / STEP_SECONDS) + GOOD_FOR_SECONDS / STEP_SECONDS) * STEP_SECONDS;
  const signature = signatureOf(key, name, expires).toString('base64url');
  return `/files/${encodeURIComponent(name)}?expires=${expires}&signature=${signature}`;
}

/** Whether these are the parameters of a link that we have signed for this file and that still holds. */
export function isSigned(
  key: KeyObject,
  name: string,
  { expires, signature }: { expires?: unknown; signature?: unknown },
  nowMs: number,
): boolean {
  if (typeof expires !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{1,12}$/.test(expires) || Number(expires) * 1_000 <= nowMs) return false;
  const given = Buffer.from(signature, 'base64url');
  const right = signatureOf(key, name, Number(expires));
  return given.length === right.length && timingSafeEqual(given, right);
}
