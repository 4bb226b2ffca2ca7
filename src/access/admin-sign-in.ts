import type { Core } from '@strapi/strapi';
import { refuse } from '../refusals';
import type { Refusal } from '../tracking/contracts';
import { auditForgiven } from './audit-sign-ins';
import { addressKey, attemptKey, beginAttempts, forgiveAttempts, type AttemptKeys } from './sign-in-limits';

/** What an attempt to sign in at the admin panel is counted by. */
export function adminAttemptKeys(email: string, address: string | null): AttemptKeys {
  return { account: attemptKey(`admin ${email}`, `address:${address ?? ''}`), address: addressKey(address) };
}

/**
 * Limit sign-ins at the admin panel like those of operators, on top of Strapi's own limit, which each
 * process counts for itself and for one e-mail at a time. `auditFailures` notes the failures with their
 * count; those that a right password ends are noted here.
 * @param check looks at the password; throws or answers false where it was wrong
 * @returns refusal `too-many-attempts` {retryAfterSeconds}, or null: the attempt was made.
 */
export async function limitAdminSignIn(
  strapi: Core.Strapi,
  { email, address, requestId }: { email: string; address: string | null; requestId: string | null },
  check: () => Promise<boolean>,
): Promise<Refusal | null> {
  const keys = adminAttemptKeys(email, address);
  const attempt = await beginAttempts(strapi, keys, { account: email, address });
  if (!attempt.allowed) {
    return refuse('too-many-attempts', { retryAfterSeconds: attempt.retryAfterSeconds });
  }
  if (!(await check())) return null;
  const failuresBefore = await forgiveAttempts(strapi, keys);
  if (failuresBefore > 0) await auditForgiven(strapi, email, failuresBefore, { address, requestId });
  return null;
}
