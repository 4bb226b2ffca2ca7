import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** So many wrong passwords in a row are a typing mistake; then one waits, each time twice as long. */
export const FREE_FAILURES = 4;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 900;
const FORGET_AFTER = '1 hour';

/** Seconds to wait after so many failures in a row: 0, 0, 0, 0, 5, 10, 20, ... 900. */
export function waitSeconds(failures: number): number {
  const doublings = failures - FREE_FAILURES - 1;
  return doublings < 0
    ? 0
    : Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(doublings, 20), LONGEST_WAIT_SECONDS);
}

/**
 * Failures are counted per account and device, so that nobody locks a colleague out. A device is
 * known by the cookie of an earlier sign-in to the same account, else by its address.
 */
export function attemptKey(account: string, device: string): string {
  return createHash('sha256').update(`${account.toLowerCase()}\n${device}`).digest('base64url');
}

/** How an attempt to sign in begins: it may go on, or has to wait. */
export type Attempt = { allowed: true; failures: number } | { allowed: false; retryAfterSeconds: number };

const WAITS = `(array[${Array.from({ length: 16 }, (_, index) => waitSeconds(index)).join(',')}])`;

/**
 * Count an attempt as failed before its password is looked at, so that a hundred guesses at once
 * count a hundred times; `forgiveAttempts` takes it back when the password was right. While one
 * waits, further attempts are refused unseen and do not prolong the wait.
 */
export async function beginAttempt(
  strapi: Core.Strapi,
  { key, account, address }: { key: string; account: string; address: string | null },
): Promise<Attempt> {
  const counted: { rows: { failures: number }[] } = await strapi.db.connection.raw(
    `insert into tracker_sign_in_failures as f (key, account, address) values (?, ?, ?)
     on conflict (key) do update set
       failures = case when f.last_at < now() - interval '${FORGET_AFTER}' then 1 else f.failures + 1 end,
       audited = case when f.last_at < now() - interval '${FORGET_AFTER}' then 0 else f.audited end,
       last_at = now(), address = excluded.address,
       wait_until = now() + make_interval(secs => ${WAITS}[least(f.failures + 2, 16)])
     where f.wait_until is null or f.wait_until <= now()
     returning failures`,
    [key, account.slice(0, 100), address],
  );
  const [row] = counted.rows;
  if (row) return { allowed: true, failures: row.failures };
  const waiting: { rows: { seconds: number }[] } = await strapi.db.connection.raw(
    `select ceil(extract(epoch from wait_until - now()))::int as seconds
       from tracker_sign_in_failures where key = ?`,
    [key],
  );
  return { allowed: false, retryAfterSeconds: Math.max(1, waiting.rows[0]?.seconds ?? 1) };
}

/** Nobody has looked at the password: the attempt does not count. */
export async function withdrawAttempt(strapi: Core.Strapi, key: string): Promise<void> {
  await strapi.db.connection.raw(
    `with emptied as (delete from tracker_sign_in_failures where key = :key and failures = 1)
     update tracker_sign_in_failures set failures = failures - 1, wait_until = null,
            audited = least(audited, failures - 1)
      where key = :key and failures > 1`,
    { key },
  );
}

/** The password was right: forget the failures before it. @returns how many there were. */
export async function forgiveAttempts(strapi: Core.Strapi, key: string): Promise<number> {
  const forgiven: { rows: { failures: number; audited: number }[] } = await strapi.db.connection.raw(
    'delete from tracker_sign_in_failures where key = ? returning failures, audited',
    [key],
  );
  const [row] = forgiven.rows;
  return row ? Math.max(0, row.failures - 1 - row.audited) : 0;
}
