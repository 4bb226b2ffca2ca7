import type { Core } from '@strapi/strapi';
import { badgeHash, readBadgeCode } from './badge-code';
import { checkPin, findBadgeHolder } from './badge-check';
import { checkPassword, type Account } from './password-check';
import { isDeviceOf, isKnownDevice } from './session-store';

/** What somebody shows to be let in: a name and a password, or a badge and the PIN of its operator. */
export type Credentials = { identifier: string; password: string } | { badge: string; pin: string };

/** Who somebody claims to be, before it is checked. */
export interface Claim {
  /** What failures are counted by. */
  name: string;
  /** How the audit log names the account. */
  account: string;
  /** Whether this account has signed in on the device before: anybody can send a new cookie. */
  isKnownDevice: boolean;
  check(): Promise<Account | null>;
}

async function badgeClaim(
  strapi: Core.Strapi,
  { badge, pin }: { badge: string; pin: string },
  deviceId: string | null,
): Promise<Claim> {
  const holder = await findBadgeHolder(strapi, badge);
  const known = holder !== null && deviceId !== null && (await isDeviceOf(strapi, deviceId, holder.id));
  return {
    name: `badge ${badgeHash(readBadgeCode(badge) ?? '').toString('hex')}`,
    account: holder?.username ?? 'badge',
    isKnownDevice: known,
    check: () => checkPin(holder, pin),
  };
}

/** Read what somebody shows; nothing is checked yet. */
export async function claimOf(
  strapi: Core.Strapi,
  credentials: Credentials,
  deviceId: string | null,
): Promise<Claim> {
  if ('badge' in credentials) return badgeClaim(strapi, credentials, deviceId);
  const { identifier, password } = credentials;
  return {
    name: identifier,
    account: identifier,
    isKnownDevice: deviceId !== null && (await isKnownDevice(strapi, deviceId, identifier)),
    check: () => checkPassword(strapi, identifier, password),
  };
}
