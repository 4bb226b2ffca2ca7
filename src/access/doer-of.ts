import type { Context } from 'koa';
import { refuse, RefusalError } from '../refusals';
import type { Doer } from '../tracking/contracts';
import type { Ability, SessionRights } from './access-state';
import { adminMay, adminName, type AdminUser } from './admin-rights';
import { apiTokenRights, type ApiTokenCredentials } from './api-token-rights';
import { doerOfSession } from './authenticate';

/** The name of our strategy beside Strapi's own. */
export const OPERATOR_SESSION = 'operator-session';

/** The name of Strapi's strategy of API tokens. */
export const API_TOKEN = 'content-api-token';

interface SignedState {
  auth?: { strategy?: { name?: string }; credentials?: unknown };
  operatorSession?: SessionRights;
  requestId?: string;
  user?: AdminUser;
  userAbility?: Ability;
}

/** Who acts in this request; null where nobody is signed in. */
export function doerOrNull(ctx: Context): Doer | null {
  const state = ctx.state as SignedState;
  const address = ctx.ip || null;
  const requestId = state.requestId ?? null;
  const name = state.auth?.strategy?.name;
  if (name === OPERATOR_SESSION && state.operatorSession) {
    return doerOfSession(state.operatorSession, address, requestId);
  }
  if (name === API_TOKEN && state.auth?.credentials) {
    const { actor, may } = apiTokenRights(state.auth.credentials as ApiTokenCredentials);
    return { actor, may, stageIds: null, address, requestId };
  }
  if (state.user && state.userAbility) {
    const actor = { type: 'admin', id: String(state.user.id), name: adminName(state.user) } as const;
    return { actor, may: adminMay(state.user, state.userAbility), stageIds: null, address, requestId };
  }
  return null;
}

/**
 * Who acts in this request, after Strapi's authentication has run: an operator's session, an API
 * token or an admin session.
 * @throws RefusalError `not-signed-in` (401) where nobody is signed in.
 */
export function doerOf(ctx: Context): Doer {
  const doer = doerOrNull(ctx);
  if (!doer) throw new RefusalError(refuse('not-signed-in'), ctx.request.headers);
  return doer;
}
