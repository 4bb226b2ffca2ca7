/** Who is it, what may they do, how often. Every door asks here; see docs/access.md. */
import type { Core } from '@strapi/strapi';
import type { AccessChange } from './access-changes';
import { accessState, startState, stopState } from './access-state';
import { auditFailures } from './audit-sign-ins';
import { registerAdminCapabilities } from './admin-permissions';
import { sayPermissionsInWords } from './permissions-in-words';
import { closeEngineTables } from './engine-tables';
import { closeGraphqlSignIn } from './close-graphql-sign-in';
import { tellRefusalsInGraphql } from './graphql-refusals';
import { seedAdminRoles } from './seed-admin-roles';
import { limitToOwnScans } from './own-scans';
import { prepareDecoy } from './password-check';
import { seedOperatorRoles } from './seed-operator-roles';
import { forgetOldSessions } from './session-store';
import { teachStrapiSessions } from './strapi-authentication';
import { seedTypedNames } from './typed-names';

export type { AccessChange } from './access-changes';
export { authenticate, bearerToken, identify, whoSends, type Identified } from './authenticate';
export { ALL_CAPABILITIES, CAPABILITY_ACTIONS, adminActionOf } from './capabilities';
export { doerOf, doerOrNull } from './doer-of';
export { auditFailures } from './audit-sign-ins';
export { graphqlRefusal } from './graphql-refusals';
export { colleagueOnDevice, type ClaimedSession, type Colleague } from './shared-device';
export { requestSentFrom } from './request-address';
export { limitAdminSignIn } from './admin-sign-in';
export { newBadgeCode, sampleBadge } from './badge-code';
export {
  badgeState,
  issueBadge,
  issueBadges,
  removePin,
  revokeBadge,
  setPin,
  type BadgeState,
  type NewBadge,
} from './badges';
export { PIN } from './pin-hash';
export { VIEW_SIGN_IN_FAILURES } from './admin-permissions';
export { roleNameOf, roleWord } from './role-words';
export { rolesInWords } from './roles-in-words';
export { signInFailures, type SignInFailures } from './sign-in-failures';
export { signIn, signOut, type SignedIn } from './sign-in';
export { deviceThatSends, type KnownDevice } from './device-token';
export { deviceOfSession } from './session-store';
export { areNamesTyped, typedOperator } from './typed-names';

/** Call in `register`. */
export async function registerAccess(strapi: Core.Strapi): Promise<void> {
  teachStrapiSessions(strapi);
  tellRefusalsInGraphql(strapi);
  closeEngineTables(strapi);
  limitToOwnScans(strapi);
  closeGraphqlSignIn(strapi);
  await registerAdminCapabilities(strapi);
  sayPermissionsInWords(strapi);
}

const HOUSEKEEPING_MS = 60_000;
const timers = new WeakMap<Core.Strapi, NodeJS.Timeout>();

async function keepHouse(strapi: Core.Strapi): Promise<void> {
  try {
    await auditFailures(strapi);
    await forgetOldSessions(strapi);
  } catch (error) {
    strapi.log.error('Failed sign-ins could not be noted in the audit log.', error);
  }
}

/** Call in `bootstrap`, while the boot lock is held. */
export async function startAccess(strapi: Core.Strapi): Promise<void> {
  await seedOperatorRoles(strapi);
  await seedTypedNames(strapi);
  await seedAdminRoles(strapi);
  await startState(strapi);
  await prepareDecoy(strapi);
  const timer = setInterval(() => void keepHouse(strapi), HOUSEKEEPING_MS);
  timer.unref();
  timers.set(strapi, timer);
}

/** Call in `destroy`. */
export async function stopAccess(strapi: Core.Strapi): Promise<void> {
  clearInterval(timers.get(strapi));
  await stopState(strapi);
}

/**
 * Hear every committed change of sessions and rights, wherever it was made: a session ended, an
 * operator altered, somebody's rights, API tokens or admins altered. A listener must not block.
 * @returns a function that ends the listening.
 */
export function onAccessChange(strapi: Core.Strapi, listener: (change: AccessChange) => void): () => void {
  const { listeners } = accessState(strapi);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * Hear when a session ends: by sign-out, or because its operator was blocked, removed or given
 * another password.
 * @returns a function that ends the listening.
 */
export function onSessionEnded(
  strapi: Core.Strapi,
  listener: (ended: { sessionId: string; operatorId: number }) => void,
): () => void {
  return onAccessChange(strapi, (change) => {
    if (change.kind === 'session') listener({ sessionId: change.id, operatorId: change.operator });
  });
}
