import { createHash, randomBytes } from 'node:crypto';

const TOKEN = /^[\w-]{43}$/;

/** A new token, 256 random bits. */
export function newTvToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Under what a token is kept. */
export function tvTokenHash(token: string): Buffer {
  return createHash('sha256').update(`tv-link\n${token}`).digest();
}

/** The token of `Authorization: Bearer TOKEN`; null for what is none. */
export function bearerTvToken(header: string): string | null {
  const [scheme = '', token = '', ...rest] = header.split(' ');
  return scheme.toLowerCase() === 'bearer' && rest.length === 0 && TOKEN.test(token) ? token : null;
}
