import { createHash, timingSafeEqual } from 'node:crypto';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const BEARER = /^Bearer (\S{1,200})$/i;

/** Marks of a request that somebody passed on from elsewhere. */
const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

interface Asker {
  /** The other end of the connection. */
  peer: string;
  headers: Readonly<Record<string, unknown>>;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Whether the figures may be told: to who has METRICS_TOKEN, else to a program on this machine that
 * asks for itself.
 * @param token METRICS_TOKEN; empty: none is set
 * @returns `hidden` where no token would help
 */
export function mayReadMetrics({ peer, headers }: Asker, token: string): 'yes' | 'not-signed-in' | 'hidden' {
  const given = BEARER.exec(typeof headers.authorization === 'string' ? headers.authorization : '')?.[1];
  if (token !== '' && given !== undefined && timingSafeEqual(digest(given), digest(token))) return 'yes';
  const isLocal = LOOPBACK.has(peer) && !FORWARDING.some((name) => name in headers);
  if (isLocal) return 'yes';
  return token === '' ? 'hidden' : 'not-signed-in';
}
