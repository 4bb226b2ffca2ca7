/** The guide that brings a phone to trust this server's certificate, and what it and the scan page ask for. */
import { X509Certificate } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { publicUrl } from '../../../../src/codes';
import { languageOf, type Language } from '../../../../src/refusals';
import { fingerprintOf, secureDoor } from '../../../../src/tls';
import { GUIDE_SCRIPT, GUIDE_STYLE } from './guide-assets';
import { guidePage, type GuideFacts } from './guide-page';

const isHttps = (url: string) => /^https:/i.test(url);

/**
 * The guide without TLS, for whoever does not trust the certificate yet: labels may lead to the secure address.
 * @param base the address on labels
 * @param port the plain one; null: that of the proxy, 80
 */
function plainGuide(base: string, port: number | null): string {
  if (!isHttps(base)) return `${base}/secure`;
  const { hostname } = new URL(base);
  return `http://${hostname}${port === null ? '' : `:${port}`}/secure`;
}

/** The port at which the plain doors are answered. */
function plainPort(strapi: Core.Strapi): number {
  const address = strapi.server.httpServer.address();
  return address !== null && typeof address === 'object'
    ? address.port
    : strapi.config.get<number>('server.port', 1337);
}

function factsOf(strapi: Core.Strapi, language: Language): GuideFacts {
  const door = secureDoor(strapi);
  const base = publicUrl(strapi);
  const byProxy = door === null && isHttps(base);
  return {
    language,
    guideUrl: plainGuide(base, byProxy ? null : plainPort(strapi)),
    plainUrl: '/scan/',
    secureUrl: door?.url ?? (byProxy ? base : null),
    authority: door ? (door.authority ? 'own' : 'known') : byProxy ? 'proxy' : 'none',
    fingerprint: door?.authority ? fingerprintOf(door.authority) : null,
  };
}

function guard(ctx: Context, connectTo: string | null): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${connectTo ?? "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  ctx.set('Content-Security-Policy', policy.join('; '));
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('Cache-Control', 'no-store');
}

function sendGuide(strapi: Core.Strapi, ctx: Context): void {
  const { lang } = ctx.query;
  const language = lang === 'ru' || lang === 'en' ? lang : languageOf(ctx.request.headers);
  const facts = factsOf(strapi, language);
  guard(ctx, facts.secureUrl);
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = guidePage(facts);
}

function sendAuthority(strapi: Core.Strapi, ctx: Context): void {
  const authority = secureDoor(strapi)?.authority;
  guard(ctx, null);
  if (!authority) {
    ctx.status = 404;
    ctx.type = 'text/plain; charset=utf-8';
    ctx.body = 'This server has no authority of its own.';
    return;
  }
  // Not as an attachment: Safari offers to install it only when it opens it.
  ctx.type = 'application/x-x509-ca-cert';
  ctx.set('Content-Disposition', 'inline; filename="product-tracker.crt"');
  ctx.body = new X509Certificate(authority).raw;
}

function sendText(ctx: Context, type: string, text: string): void {
  guard(ctx, null);
  ctx.type = type;
  ctx.body = text;
}

/** What the scan page asks on the plain port: where its secure twin is. */
function sendAddress(strapi: Core.Strapi, ctx: Context): void {
  guard(ctx, null);
  ctx.body = { secureUrl: factsOf(strapi, 'en').secureUrl };
}

/** Anybody's page may ask; a browser that does not trust the certificate gets no answer at all. */
function sendCheck(ctx: Context): void {
  guard(ctx, null);
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.status = 204;
}

type Handler = (ctx: Context) => void;

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    const doors: [string, Handler][] = [
      ['/secure', (ctx) => sendGuide(strapi, ctx)],
      ['/secure/guide.css', (ctx) => sendText(ctx, 'text/css; charset=utf-8', GUIDE_STYLE)],
      ['/secure/guide.js', (ctx) => sendText(ctx, 'text/javascript; charset=utf-8', GUIDE_SCRIPT)],
      ['/secure/product-tracker.crt', (ctx) => sendAuthority(strapi, ctx)],
      ['/secure/address', (ctx) => sendAddress(strapi, ctx)],
      ['/secure/check', sendCheck],
    ];
    strapi.server.routes(
      doors.map(([path, handler]) => ({
        method: 'GET' as const,
        path,
        handler,
        config: { auth: false as const },
      })),
    );
  },
};
