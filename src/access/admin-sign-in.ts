import type { Core } from '@strapi/strapi';
import { refuse } from '../refusals';
import type { Refusal } from '../tracking/contracts';
import { addressKey, attemptKey, beginAttempts, forgiveAttempts, type AttemptKeys } from './sign-in-limits';

/** What an attempt to sign in at the admin panel is counted by. */
export function adminAttemptKeys(email: string, address: string | null): AttemptKeys {
  return { account: attemptKey(`admin ${email}`, `address:${address ?? ''}`), address: addressKey(address) };
}

/**
 * Limit sign-ins at the admin panel like those of operators, on top of Strapi's own limit, which each
 * process counts for itself and for one e-mail at a time. Strapi's event tells the audit log of failures.
 * @param check looks at the password; throws or answers false where it was wrong
 * @returns refusal `too-many-attempts` {retryAfterSeconds}, or null: the attempt was made.
 */
export async function limitAdminSignIn(
  strapi: Core.Strapi,
  { email, address }: { email: string; address: string | null },
  check: () => Promise<boolean>,
): Promise<Refusal | null> {
  const keys = adminAttemptKeys(email, address);
  const attempt = await beginAttempts(strapi, keys, { account: null, address });
  if (!attempt.allowed) {
    return refuse('too-many-attempts', { retryAfterSeconds: attempt.retryAfterSeconds });
  }
  if (await check()) await forgiveAttempts(strapi, keys);
  return null;
}
