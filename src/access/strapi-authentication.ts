import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { refuse, RefusalError, sendRefusal } from '../refusals';
import { accessState, type SessionRights } from './access-state';
import { bearerToken, isSessionToken } from './authenticate';
import { capabilityOf } from './capabilities';
import { API_TOKEN, OPERATOR_SESSION } from './doer-of';
import { graphqlRefusal, isGraphql } from './graphql-refusals';
import { tokenHash } from './remembered';
import { recallSession, verifySession } from './verify-session';

interface AuthConfig {
  scope?: string | string[];
  strategies?: unknown;
}
interface RouteState {
  route?: { info?: { type?: string }; config?: { auth?: false | AuthConfig } };
}
interface Authentication {
  register(type: string, strategy: unknown): unknown;
  authenticate(ctx: Context, next: Next): Promise<unknown>;
  verify(auth: { strategy?: { name?: string } } | undefined, config?: false | AuthConfig): Promise<void>;
}

/** What Strapi's controllers expect of a signed-in user. */
function userOf({ operator }: SessionRights) {
  const { id, documentId, name, role } = operator;
  return { id, documentId, username: name, role };
}

function isAllowed(session: SessionRights, scope: AuthConfig['scope']): boolean {
  if (!scope) return true;
  return [scope].flat().every((action) => session.ability.can(action));
}

/** Our 403 at a door that asks for these actions, with the capability where it is one. */
function notPermitted(strapi: Core.Strapi, { scope }: AuthConfig): RefusalError {
  const capability = capabilityOf([scope ?? []].flat());
  const refusal = refuse('not-permitted', capability === null ? {} : { capability });
  return new RefusalError(refusal, strapi.requestContext.get()?.request.headers);
}

async function sessionOf(strapi: Core.Strapi, ctx: Context): Promise<SessionRights | null> {
  const token = bearerToken(ctx.request.headers.authorization);
  if (!token || !isSessionToken(token)) return null;
  const nowMs = Date.now();
  return recallSession(strapi, token, nowMs) ?? (await verifySession(strapi, token, nowMs));
}

/** The strategy of operators' sessions over the content API. */
function operatorStrategy(strapi: Core.Strapi) {
  return {
    name: OPERATOR_SESSION,
    async authenticate(ctx: Context) {
      const session = await sessionOf(strapi, ctx);
      if (!session) return { authenticated: false };
      const user = userOf(session);
      Object.assign(ctx.state, { operatorSession: session, user });
      return { authenticated: true, credentials: { ...user, session }, ability: session.ability };
    },
    verify(auth: { credentials: { session: SessionRights } }, config: AuthConfig) {
      if (!isAllowed(auth.credentials.session, config.scope)) throw notPermitted(strapi, config);
    },
  };
}

/** What Strapi's own strategy says of an API token, remembered; null where it knows none. */
async function apiTokenAuth(
  strapi: Core.Strapi,
  ctx: Context,
  token: string,
  authenticateByStrapi: Authentication['authenticate'],
): Promise<unknown> {
  const { apiTokenAuths } = accessState(strapi);
  const hash = tokenHash(token);
  const nowMs = Date.now();
  return (
    apiTokenAuths.peek(hash, nowMs) ??
    apiTokenAuths.find(hash, nowMs, async () => {
      await authenticateByStrapi(ctx, () => Promise.resolve());
      return ctx.state.isAuthenticated ? (ctx.state.auth as object) : null;
    })
  );
}

async function operatorAuth(ctx: Context, strategy: ReturnType<typeof operatorStrategy>): Promise<unknown> {
  const { authenticated, ...auth } = await strategy.authenticate(ctx);
  return authenticated ? { strategy, ...auth } : null;
}

/** Routes with `auth: false` or strategies of their own, and the admin panel's, stay Strapi's. */
function isOurs({ route }: RouteState): boolean {
  const config = route?.config?.auth;
  return route?.info?.type === 'content-api' && config !== false && !config?.strategies;
}

/** 401 in the shape that the door's clients read. */
function sendNotSignedIn(strapi: Core.Strapi, ctx: Context): void {
  const refusal = refuse('not-signed-in');
  sendRefusal(ctx, refusal);
  if (isGraphql(strapi, ctx.path)) ctx.body = { errors: [graphqlRefusal(refusal, ctx.request.headers)] };
}

/**
 * Teach Strapi's content API our sessions. They are asked before Strapi's own strategies, which
 * would query the database for each request; and without a token or with one of Users & Permissions
 * nobody gets in: the Public role opens nothing, whatever someone ticks there.
 */
export function teachStrapiSessions(strapi: Core.Strapi): void {
  const service = strapi.get('auth') as Authentication;
  const strategy = operatorStrategy(strapi);
  service.register('content-api', strategy);
  const authenticateByStrapi = service.authenticate.bind(service);
  const verifyByStrapi = service.verify.bind(service);
  service.verify = async (auth, config = {}) => {
    try {
      await verifyByStrapi(auth, config);
    } catch (error) {
      // Strapi tells an integration nothing but "Forbidden".
      const isForbidden = error instanceof Error && error.name === 'ForbiddenError';
      if (!isForbidden || auth?.strategy?.name !== API_TOKEN || config === false) throw error;
      throw error instanceof RefusalError ? error : notPermitted(strapi, config);
    }
  };
  service.authenticate = async (ctx, next) => {
    if (!isOurs(ctx.state as RouteState)) return authenticateByStrapi(ctx, next);
    const token = bearerToken(ctx.request.headers.authorization);
    const auth =
      token && !isSessionToken(token)
        ? await apiTokenAuth(strapi, ctx, token, authenticateByStrapi)
        : await operatorAuth(ctx, strategy);
    if (!auth) return sendNotSignedIn(strapi, ctx);
    Object.assign(ctx.state, { isAuthenticated: true, auth });
    return next();
  };
}
