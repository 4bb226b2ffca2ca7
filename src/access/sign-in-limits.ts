import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { networkOf } from './client-address';

/** How many mistakes are free, and how long one waits after more of them. */
export interface Schedule {
  freeFailures: number;
  longestWaitSeconds: number;
  /** Mistakes are forgotten an hour after the last, or an hour after the first. */
  forgetAfter: 'last' | 'first';
}

/** So many wrong passwords in a row are a typing mistake; then one waits, each time twice as long. */
export const PER_ACCOUNT: Schedule = { freeFailures: 4, longestWaitSeconds: 900, forgetAfter: 'last' };

/** A shift at the gate shares an address and mistypes; a program that guesses is slowed down all the same. */
export const PER_ADDRESS: Schedule = { freeFailures: 50, longestWaitSeconds: 300, forgetAfter: 'first' };

const FIRST_WAIT_SECONDS = 5;
const FORGET_AFTER = '1 hour';
/** More doublings than any wait grows by. */
const MOST_DOUBLINGS = 12;

/** Seconds to wait after so many failures in a row; per account 0, 0, 0, 0, 0, 5, 10, 20, ... 900. */
export function waitSeconds(failures: number, schedule: Schedule = PER_ACCOUNT): number {
  const doublings = failures - schedule.freeFailures - 1;
  return doublings < 0
    ? 0
    : Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(doublings, 20), schedule.longestWaitSeconds);
}

/**
 * Failures are counted per account and device, so that nobody locks a colleague out. A device is
 * known by the cookie of an earlier sign-in to the same account, else by its address.
 */
export function attemptKey(account: string, device: string): string {
  return createHash('sha256').update(`${account.toLowerCase()}\n${device}`).digest('base64url');
}

/** Failures from anywhere but a known device are counted per address too, whatever account they try. */
export function addressKey(address: string | null): string {
  return createHash('sha256')
    .update(`address\n${networkOf(address ?? '')}`)
    .digest('base64url');
}

/** How an attempt to sign in begins: it may go on, or has to wait. */
export type Attempt = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** What an attempt is counted by; `address` is null at a device that the account has been used on before. */
export interface AttemptKeys {
  account: string;
  address: string | null;
}

interface Counted {
  key: string;
  /** Names the row in the audit log; null: another row does. */
  account: string | null;
  address: string | null;
  schedule: Schedule;
}

function waits(schedule: Schedule): { list: string; length: number } {
  const length = schedule.freeFailures + MOST_DOUBLINGS;
  const seconds = Array.from({ length }, (_, failures) => waitSeconds(failures, schedule));
  return { list: `(array[${seconds.join(',')}])`, length };
}

/**
 * No wait is null, not this moment: of two attempts at once the one whose transaction began first may be counted last, and this
 * moment would lie in its future.
 */
function countStatement(schedule: Schedule): string {
  const { list, length } = waits(schedule);
  const isOld = `f.${schedule.forgetAfter}_at < now() - interval '${FORGET_AFTER}'`;
  const failures = `case when ${isOld} then 1 else f.failures + 1 end`;
  return `insert into tracker_sign_in_failures as f (key, account, address, audited) values (:key, :account, :address, :audited)
     on conflict (key) do update set
       failures = ${failures},
       audited = case when :audited = 1 then ${failures} when ${isOld} then 0 else f.audited end,
       first_at = case when ${isOld} then now() else f.first_at end,
       last_at = now(), address = excluded.address,
       wait_until = now() + make_interval(secs => nullif(${list}[least((${failures}) + 1, ${length})], 0))
     where f.wait_until is null or f.wait_until <= now()
     returning failures`;
}

async function count(strapi: Core.Strapi, counted: Counted): Promise<Attempt> {
  const { key, account, address, schedule } = counted;
  const found: { rows: { failures: number }[] } = await strapi.db.connection.raw(countStatement(schedule), {
    key,
    account: account?.slice(0, 100) ?? '',
    address,
    audited: account === null ? 1 : 0,
  });
  if (found.rows.length > 0) return { allowed: true };
  const waiting: { rows: { seconds: number }[] } = await strapi.db.connection.raw(
    `select ceil(extract(epoch from wait_until - now()))::int as seconds
       from tracker_sign_in_failures where key = ?`,
    [key],
  );
  return { allowed: false, retryAfterSeconds: Math.max(1, waiting.rows[0]?.seconds ?? 1) };
}

async function withdraw(strapi: Core.Strapi, key: string): Promise<void> {
  await strapi.db.connection.raw(
    `with emptied as (delete from tracker_sign_in_failures where key = :key and failures = 1)
     update tracker_sign_in_failures set failures = failures - 1, wait_until = null,
            audited = least(audited, failures - 1)
      where key = :key and failures > 1`,
    { key },
  );
}

/**
 * Count an attempt as failed before its password is looked at, so that a hundred guesses at once
 * count a hundred times; `forgiveAttempts` takes it back when the password was right. While one
 * waits, further attempts are refused unseen and do not prolong the wait.
 * @param sender `account` names the failures in the audit log; null: something else tells of them
 */
export async function beginAttempts(
  strapi: Core.Strapi,
  keys: AttemptKeys,
  { account, address }: { account: string | null; address: string | null },
): Promise<Attempt> {
  if (keys.address !== null) {
    const there = await count(strapi, { key: keys.address, account: null, address, schedule: PER_ADDRESS });
    if (!there.allowed) return there;
  }
  const own = await count(strapi, { key: keys.account, account, address, schedule: PER_ACCOUNT });
  if (!own.allowed && keys.address !== null) await withdraw(strapi, keys.address);
  return own;
}

/** Nobody has looked at the password: the attempt does not count. */
export async function withdrawAttempts(
  strapi: Core.Strapi,
  { account, address }: AttemptKeys,
): Promise<void> {
  await withdraw(strapi, account);
  if (address !== null) await withdraw(strapi, address);
}

/**
 * The password was right: forget the account's failures before it. Those of the address stay, or one's
 * own password would be a way to go on guessing others'.
 * @returns how many failures of the account the audit log does not know yet.
 */
export async function forgiveAttempts(
  strapi: Core.Strapi,
  { account, address }: AttemptKeys,
): Promise<number> {
  if (address !== null) await withdraw(strapi, address);
  const forgiven: { rows: { failures: number; audited: number }[] } = await strapi.db.connection.raw(
    'delete from tracker_sign_in_failures where key = ? returning failures, audited',
    [account],
  );
  const [row] = forgiven.rows;
  return row ? Math.max(0, row.failures - 1 - row.audited) : 0;
}
