import type { Core } from '@strapi/strapi';
import type { Doer } from '../tracking/contracts';
import { SYSTEM_DOER } from './doer-now';
import { doerOrNull } from './doer-of';

/**
 * Who sends the request that is being answered, also one that nobody has signed (a new password by a
 * link from a letter: the system acts, from that address); null outside of requests.
 */
export function requesterNow(strapi: Core.Strapi): Doer | null {
  const ctx = strapi.requestContext.get();
  if (!ctx) return null;
  const { requestId } = ctx.state as { requestId?: string };
  return doerOrNull(ctx) ?? { ...SYSTEM_DOER, address: ctx.ip || null, requestId: requestId ?? null };
}
