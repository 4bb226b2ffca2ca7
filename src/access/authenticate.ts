import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Doer } from '../tracking/contracts';
import type { SessionRights } from './access-state';
import { verifyApiToken } from './api-token-rights';
import { verifySession } from './verify-session';

/** Longer than any token of ours or of Strapi. */
const MAX_TOKEN_LENGTH = 2_048;
const BEARER = /^Bearer ([\w.~+/=-]+)$/i;

/** The token of an `Authorization: Bearer ...` header; null where there is none. */
export function bearerToken(authorization: string | null | undefined): string | null {
  if (!authorization || authorization.length > MAX_TOKEN_LENGTH) return null;
  return BEARER.exec(authorization)?.[1] ?? null;
}

/** Sessions are signed tokens of three parts; API tokens are hexadecimal and have no dot. */
export function isSessionToken(token: string): boolean {
  return token.includes('.');
}

/** The operator of a session as the engine wants to know it. */
export function doerOfSession(
  { operator, sessionId }: SessionRights,
  address: string | null,
  requestId: string | null,
): Doer {
  return {
    actor: { type: 'operator', id: String(operator.id), name: operator.name },
    may: operator.may,
    stageIds: operator.stageIds,
    sessionId,
    address,
    requestId,
  };
}

/** Who sends a request, and by which session; `session` is null for an API token. */
export interface Identified {
  doer: Doer;
  session: { id: string; expiresAtMs: number } | null;
}

interface Sender {
  /** The `Authorization` header. */
  authorization: string | null | undefined;
  address: string | null;
  requestId: string | null;
}

/**
 * Like `authenticate`, with the session, for doors that live longer than a request: a socket closes
 * when its session ends or expires.
 */
export async function identify(
  strapi: Core.Strapi,
  { authorization, address, requestId }: Sender,
): Promise<Identified | null> {
  const token = bearerToken(authorization);
  if (!token) return null;
  const nowMs = Date.now();
  if (isSessionToken(token)) {
    const found = await verifySession(strapi, token, nowMs);
    if (!found) return null;
    const session = { id: found.sessionId, expiresAtMs: found.expiresAtMs };
    return { doer: doerOfSession(found, address, requestId), session };
  }
  const rights = await verifyApiToken(strapi, token, nowMs);
  if (!rights) return null;
  return {
    doer: { actor: rights.actor, may: rights.may, stageIds: null, address, requestId },
    session: null,
  };
}

/**
 * Who sends this request: an operator's session or a content API token. Once verified, a token is
 * remembered for a minute at most and costs no query; changes of rights are heard at once.
 * @returns null where the header names nobody: no token, an unknown, expired or withdrawn one.
 */
export async function authenticate(strapi: Core.Strapi, sender: Sender): Promise<Doer | null> {
  return (await identify(strapi, sender))?.doer ?? null;
}

/** `authenticate` for a request as Koa has it; null: nobody that we know sends it. */
export function whoSends(strapi: Core.Strapi, ctx: Context): Promise<Doer | null> {
  return authenticate(strapi, {
    authorization: ctx.request.headers.authorization,
    address: ctx.ip || null,
    requestId: (ctx.state as { requestId?: string }).requestId ?? null,
  });
}
