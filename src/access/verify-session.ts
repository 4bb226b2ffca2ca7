import type { Core } from '@strapi/strapi';
import { accessState, type Ability, type SessionRights } from './access-state';
import { loadOperatorRights } from './operator-rights';
import { tokenHash } from './remembered';
import { findOpenSession } from './session-store';
import { readSessionToken } from './session-token';
import { mayWork, underSessionName } from './typed-names';

async function lookUp(strapi: Core.Strapi, token: string): Promise<SessionRights | null> {
  const claims = await readSessionToken(accessState(strapi).key, token);
  if (!claims) return null;
  const session = await findOpenSession(strapi, claims.sessionId);
  if (session?.operatorId !== claims.operatorId) return null;
  const rights = await loadOperatorRights(strapi, session.operatorId);
  if (!rights || !mayWork(strapi, rights)) return null;
  const operator = underSessionName(rights, session.operatorName);
  const ability = (await strapi.contentAPI.permissions.engine.generateAbility(
    operator.actions.map((action) => ({ action })),
  )) as unknown as Ability;
  return { sessionId: session.id, expiresAtMs: session.expiresAt.getTime(), operator, ability };
}

/** What is remembered of a session's token, without a look at the database; null: nothing. */
export function recallSession(strapi: Core.Strapi, token: string, nowMs: number): SessionRights | null {
  const rights = accessState(strapi).sessions.peek(tokenHash(token), nowMs);
  return rights && rights.expiresAtMs > nowMs ? rights : null;
}

/** The session of this token with the operator's rights; null where there is none (any more). */
export async function verifySession(
  strapi: Core.Strapi,
  token: string,
  nowMs: number,
): Promise<SessionRights | null> {
  const recalled = recallSession(strapi, token, nowMs);
  if (recalled) return recalled;
  return accessState(strapi).sessions.find(tokenHash(token), nowMs, () => lookUp(strapi, token));
}
