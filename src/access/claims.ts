import type { Core } from '@strapi/strapi';
import { accessState } from './access-state';
import { badgeHash, readBadgeCode } from './badge-code';
import { checkPin, findBadgeHolder, findReturning } from './badge-check';
import { chooseFirstPin } from './first-pin';
import { checkPassword, type Account } from './password-check';
import { readEndedSessionToken } from './session-token';
import { isDeviceOf, isKnownDevice } from './session-store';
import { accountOfTypedName, markedName, typedNamesKey } from './typed-names';

/**
 * What somebody shows to be let in: a name and a password, a badge and the PIN of its operator, a badge and
 * the PIN that an operator without one chooses, the token of a session that has run out on this device and the PIN, or nothing
 * but a name.
 */
export type Credentials =
  | { identifier: string; password: string }
  | { badge: string; pin: string }
  | { badge: string; newPin: string }
  | { session: string; pin: string }
  | { typedName: string };

/** Where the request came from, for the audit log. */
export interface ClaimedFrom {
  address: string | null;
  requestId: string | null;
}

/** Who somebody claims to be, before it is checked. */
export interface Claim {
  /** What failures are counted by. */
  name: string;
  /** How the audit log names the account. */
  account: string;
  /** Whether this account has signed in on the device before: anybody can send a new cookie. */
  isKnownDevice: boolean;
  /** Every sign-in is counted under this key, also one that succeeds; absent: failures are, by address. */
  countedUnder?: string;
  /**
   * The account; null: it is not theirs; `pin-not-set`: the holder of the badge may choose a PIN; `badge-needed`: what ran out
   * opens nothing any more, and no PIN was looked at.
   */
  check(): Promise<Account | 'pin-not-set' | 'badge-needed' | null>;
}

/** A name that nobody proves. */
function typedClaim(strapi: Core.Strapi, typedName: string, { address }: ClaimedFrom): Claim {
  const account = markedName(typedName) ?? 'typed name';
  return {
    ...{ name: account, account, isKnownDevice: false, countedUnder: typedNamesKey(address) },
    check: () => accountOfTypedName(strapi, typedName),
  };
}

/** What failures of a badge's holder are counted by, with the badge in the hand or without. */
const badgeName = (hash: Buffer): string => `badge ${hash.toString('hex')}`;

/** Somebody whose session has run out on this device, and who has the PIN alone. */
async function returningClaim(
  strapi: Core.Strapi,
  { session, pin }: { session: string; pin: string },
  deviceId: string | null,
): Promise<Claim> {
  const claims = deviceId === null ? null : await readEndedSessionToken(accessState(strapi).key, session);
  const holder = claims && deviceId !== null ? await findReturning(strapi, { ...claims, deviceId }) : null;
  if (!holder)
    return {
      ...{ name: 'ended session', account: 'badge', isKnownDevice: false },
      check: () => Promise.resolve('badge-needed'),
    };
  return {
    ...{ name: badgeName(holder.badgeHash), account: holder.username, isKnownDevice: true },
    check: () => checkPin(holder, pin),
  };
}

async function badgeClaim(
  strapi: Core.Strapi,
  shown: { badge: string; pin: string } | { badge: string; newPin: string },
  deviceId: string | null,
  from: ClaimedFrom,
): Promise<Claim> {
  const { badge } = shown;
  // Whoever holds the badge first sets its PIN: the factory says whether it wants that.
  const mayChoose = strapi.config.get('tracker.pinAtFirstUse', false);
  const holder = await findBadgeHolder(strapi, badge);
  const known = holder !== null && deviceId !== null && (await isDeviceOf(strapi, deviceId, holder.id));
  return {
    name: badgeName(badgeHash(readBadgeCode(badge) ?? '')),
    account: holder?.username ?? 'badge',
    isKnownDevice: known,
    check: async () => {
      if ('newPin' in shown) return chooseFirstPin(strapi, mayChoose ? holder : null, shown.newPin, from);
      const account = await checkPin(holder, shown.pin);
      const isToBeChosen = mayChoose && holder !== null && !holder.blocked && holder.pinHash === null;
      return isToBeChosen ? 'pin-not-set' : account;
    },
  };
}

/** Read what somebody shows; nothing is checked yet. */
export async function claimOf(
  strapi: Core.Strapi,
  credentials: Credentials,
  deviceId: string | null,
  from: ClaimedFrom,
): Promise<Claim> {
  if ('badge' in credentials) return badgeClaim(strapi, credentials, deviceId, from);
  if ('session' in credentials) return returningClaim(strapi, credentials, deviceId);
  if ('typedName' in credentials) return typedClaim(strapi, credentials.typedName, from);
  const { identifier, password } = credentials;
  return {
    name: identifier,
    account: identifier,
    isKnownDevice: deviceId !== null && (await isKnownDevice(strapi, deviceId, identifier)),
    check: () => checkPassword(strapi, identifier, password),
  };
}
