import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context, Middleware, Next } from 'koa';
import { requestSentFrom } from '../access';
import { lifecycleState } from '../lifecycle';
import { refuse, sendRefusal } from '../refusals';
import { isHostileGraphql } from './http/hostile-text';
import { isHostileUrl } from './http/hostile-url';
import { MAX_JSON_BYTES, readJson } from './http/read-json';
import { databaseAnswers } from './http/readiness';

const REQUEST_ID = /^[\w.-]{8,64}$/;
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);
const JSON_TYPES = ['json', '+json'];

/** The caller's own id where it sends a sensible one, so that its log and ours can be joined. */
function nameRequest(ctx: Context): void {
  const given = ctx.get('x-request-id');
  const requestId = REQUEST_ID.test(given) ? given : randomUUID();
  ctx.state.requestId = requestId;
  ctx.set('X-Request-Id', requestId);
}

/** What stands on every answer, also on those that are given ahead of Strapi's own security headers. */
const GUARDS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

const FORWARDED = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port'];

/** From here on `ctx.ip` is the sender's address, and headers of a proxy are those of ours or gone. */
function nameSender(strapi: Core.Strapi, ctx: Context): void {
  const { address, viaProxy } = requestSentFrom(strapi, ctx.req);
  ctx.request.ip = address;
  if (!viaProxy) for (const name of FORWARDED) delete ctx.req.headers[name];
}

function sendMalformed(ctx: Context, paths: string[]): void {
  // What is left of the body is thrown away as it comes: a sender that is cut off while it writes
  // never reads the answer. The server's own time limit for a request ends an endless one.
  ctx.req.resume();
  sendRefusal(ctx, refuse('malformed-request', { paths }));
}

/** Files come to GraphQL inside the body: who sends a large one is told what takes it. */
function sendTooLarge(ctx: Context): void {
  if (!isGraphql(ctx)) return sendMalformed(ctx, ['body']);
  ctx.req.resume();
  sendRefusal(ctx, refuse('too-large', { limitMb: MAX_JSON_BYTES / 1024 / 1024, of: 'request' }));
}

async function answerProbe(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const isUp = ctx.path === '/health' || (lifecycleState() === 'ready' && (await databaseAnswers(strapi)));
  ctx.status = isUp ? 200 : 503;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { status: isUp ? 'ok' : 'unavailable' };
}

function isProbe({ method, path }: Context): boolean {
  return (path === '/health' || path === '/ready') && (method === 'GET' || method === 'HEAD');
}

/** The router takes any case and a slash at the end. */
function isGraphql({ path }: Context): boolean {
  return /^\/graphql\/*$/i.test(path);
}

/** A form would reach GraphQL past this gate, through a parser of its own. */
function isGraphqlForm(ctx: Context): boolean {
  return isGraphql(ctx) && WITH_BODY.has(ctx.method) && !ctx.request.is(JSON_TYPES);
}

async function takeJsonBody(ctx: Context, next: Next): Promise<void> {
  const read = await readJson(ctx.req);
  if (!read.ok && 'gone' in read) return;
  if (!read.ok && 'large' in read) return sendTooLarge(ctx);
  if (!read.ok) return sendMalformed(ctx, read.paths);
  const { query } = read.body as { query?: unknown };
  if (isGraphql(ctx) && isHostileGraphql(String(query))) return sendMalformed(ctx, ['query']);
  (ctx.request as { body?: unknown }).body = read.body;
  await next();
}

/**
 * The first middleware. Nothing that PostgreSQL or Strapi stumbles over gets further: a NUL or
 * broken encoding in the path, the query or a JSON body, an overlong address, a body that does not
 * parse. It reads JSON bodies itself (`strapi::body` is told not to) and names every request.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Middleware =>
  async (ctx, next) => {
    ctx.set(GUARDS);
    nameRequest(ctx);
    nameSender(strapi, ctx);
    if (isHostileUrl(ctx.req.url ?? '')) return sendMalformed(ctx, ['url']);
    if (isGraphql(ctx) && isHostileGraphql(decodeURIComponent(ctx.querystring))) {
      return sendMalformed(ctx, ['query']);
    }
    if (isGraphqlForm(ctx)) return sendMalformed(ctx, ['content-type']);
    if (isProbe(ctx)) return answerProbe(strapi, ctx);
    const isJson = WITH_BODY.has(ctx.method) && ctx.request.is(JSON_TYPES);
    await (isJson ? takeJsonBody(ctx, next) : next());
  };
