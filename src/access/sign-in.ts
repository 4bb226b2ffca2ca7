import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { refuse } from '../refusals';
import type { Capability, Refusal } from '../tracking/contracts';
import { accessState, applyChange } from './access-state';
import { auditSignIn, auditSignOut } from './audit-sign-ins';
import { bearerToken, isSessionToken } from './authenticate';
import { ALL_CAPABILITIES } from './capabilities';
import { claimOf, type Claim, type Credentials } from './claims';
import { issueDeviceToken } from './device-token';
import { OneAtATime } from './one-at-a-time';
import { loadOperatorRights, type OperatorRights, type StageLimit } from './operator-rights';
import { closeSession, openSession } from './session-store';
import { issueSessionToken } from './session-token';
import {
  addressKey,
  attemptKey,
  beginAttempts,
  forgiveAttempts,
  withdrawAttempts,
  type AttemptKeys,
} from './sign-in-limits';
import { isTyped, underSessionName } from './typed-names';
import { verifySession } from './verify-session';

/** A shift of a large factory at the gate; the last of them waits for ten seconds. */
const MAX_WAITING_CHECKS = 100;
const BUSY_SECONDS = 5;
const checks = new OneAtATime(MAX_WAITING_CHECKS);

/** What someone shows to be let in, and where the request came from. */
export interface SignInWish {
  credentials: Credentials;
  /** The id that an earlier sign-in gave to this device; null: a new device. */
  deviceId: string | null;
  address: string | null;
  requestId: string | null;
}

/** The answer to a successful sign-in; `deviceId` goes into the device's cookie. */
export interface SignedIn {
  ok: true;
  jwt: string;
  /** What `madeIn` names. */
  sessionId: string;
  /** ISO 8601 in UTC. */
  expiresAt: string;
  operator: { id: string; name: string; may: Capability[]; stages: StageLimit[] | null };
  deviceId: string;
  /** What the device shows while nobody is signed in there; see `deviceThatSends`. */
  deviceToken: string;
}

async function begin(strapi: Core.Strapi, operator: OperatorRights, wish: SignInWish): Promise<SignedIn> {
  const deviceId = wish.deviceId ?? randomUUID();
  const hours = strapi.config.get<number>('tracker.sessionHours', 12);
  const expiresAt = new Date(Date.now() + hours * 3_600_000);
  const { id, name, documentId, may, stages } = operator;
  const session = await openSession(strapi, {
    operatorId: id,
    operatorName: name,
    deviceId,
    address: wish.address,
    expiresAt,
  });
  const { key } = accessState(strapi);
  const jwt = await issueSessionToken(key, {
    sessionId: session.id,
    operatorId: id,
    expiresAtSeconds: Math.floor(expiresAt.getTime() / 1_000),
  });
  return {
    ok: true,
    jwt,
    sessionId: session.id,
    expiresAt: expiresAt.toISOString(),
    // Two who typed their names are two to the device.
    operator: {
      id: isTyped(operator) ? name : documentId,
      name,
      may: ALL_CAPABILITIES.filter((one) => may.has(one)),
      stages,
    },
    deviceId,
    deviceToken: issueDeviceToken(key, deviceId),
  };
}

/** Check a claim whose attempt has been counted under these keys. */
async function checkClaim(
  strapi: Core.Strapi,
  claim: Claim,
  keys: AttemptKeys,
  wish: SignInWish,
): Promise<SignedIn | Refusal> {
  const checked = await checks.run(() => claim.check());
  if (!checked) {
    await withdrawAttempts(strapi, keys);
    return refuse('busy', { retryAfterSeconds: BUSY_SECONDS });
  }
  if (checked.value === 'badge-needed') {
    await withdrawAttempts(strapi, keys);
    return refuse('badge-needed');
  }
  if (checked.value === 'pin-not-set') return refuse('pin-not-set');
  const rights = checked.value && (await loadOperatorRights(strapi, checked.value.id));
  if (!rights) return refuse('sign-in-refused');
  const operator = underSessionName(rights, claim.account);
  const forgiven = claim.countedUnder === undefined ? keys : { ...keys, address: null };
  const failuresBefore = await forgiveAttempts(strapi, forgiven);
  const signedIn = await begin(strapi, operator, wish);
  await auditSignIn(strapi, operator, failuresBefore, wish);
  return signedIn;
}

/**
 * Let an operator in by name and password, by badge and PIN, or by the PIN alone where a session of the same device has run out.
 * @returns refusals `sign-in-refused` (unknown name or badge, wrong password or PIN, or blocked: nobody
 *   learns which), `pin-not-set` (the holder of the badge chooses one: `newPin`), `badge-needed` (the PIN alone does not do), `too-many-attempts` {retryAfterSeconds} and `busy` {retryAfterSeconds}.
 */
export async function signIn(strapi: Core.Strapi, wish: SignInWish): Promise<SignedIn | Refusal> {
  const claim = await claimOf(strapi, wish.credentials, wish.deviceId, wish);
  const device = claim.isKnownDevice ? `device:${wish.deviceId}` : `address:${wish.address ?? ''}`;
  const keys = {
    account: attemptKey(claim.name, device),
    address: claim.countedUnder ?? (claim.isKnownDevice ? null : addressKey(wish.address)),
  };
  const attempt = await beginAttempts(strapi, keys, { account: claim.account, address: wish.address });
  if (!attempt.allowed) {
    return refuse('too-many-attempts', { retryAfterSeconds: attempt.retryAfterSeconds });
  }
  return checkClaim(strapi, claim, keys, wish);
}

/**
 * End the session of this `Authorization` header.
 * @returns false where it names no open session.
 */
export async function signOut(
  strapi: Core.Strapi,
  { authorization, address, requestId }: Record<'authorization' | 'address' | 'requestId', string | null>,
): Promise<boolean> {
  const token = bearerToken(authorization);
  const session = token && isSessionToken(token) ? await verifySession(strapi, token, Date.now()) : null;
  if (!session) return false;
  const { sessionId, operator } = session;
  await closeSession(strapi, sessionId, 'signed-out');
  applyChange(accessState(strapi), { kind: 'session', id: sessionId, operator: operator.id });
  await auditSignOut(strapi, operator, { address, requestId });
  return true;
}
