import type { Core } from '@strapi/strapi';
import { badgeHash, readBadgeCode } from './badge-code';
import { checkPin, findBadgeHolder } from './badge-check';
import { chooseFirstPin } from './first-pin';
import { checkPassword, type Account } from './password-check';
import { isDeviceOf, isKnownDevice } from './session-store';
import { accountOfTypedName, markedName, typedNamesKey } from './typed-names';

/**
 * What somebody shows to be let in: a name and a password, a badge and the PIN of its operator, a badge and
 * the PIN that an operator without one chooses, or nothing but a name.
 */
export type Credentials =
  | { identifier: string; password: string }
  | { badge: string; pin: string }
  | { badge: string; newPin: string }
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
  /** The account; null: it is not theirs; `pin-not-set`: the holder of the badge may choose a PIN. */
  check(): Promise<Account | 'pin-not-set' | null>;
}

/** A name that nobody proves. */
function typedClaim(strapi: Core.Strapi, typedName: string, { address }: ClaimedFrom): Claim {
  const account = markedName(typedName) ?? 'typed name';
  return {
    ...{ name: account, account, isKnownDevice: false, countedUnder: typedNamesKey(address) },
    check: () => accountOfTypedName(strapi, typedName),
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
    name: `badge ${badgeHash(readBadgeCode(badge) ?? '').toString('hex')}`,
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
  if ('typedName' in credentials) return typedClaim(strapi, credentials.typedName, from);
  const { identifier, password } = credentials;
  return {
    name: identifier,
    account: identifier,
    isKnownDevice: deviceId !== null && (await isKnownDevice(strapi, deviceId, identifier)),
    check: () => checkPassword(strapi, identifier, password),
  };
}
