import type { Core } from '@strapi/strapi';
import type { Middleware } from 'koa';
import { publicUrl } from '../codes';

const SCAN_PAGE = /^\/scan(\/|$)/i;

/**
 * Labels that were printed before the server moved: what they ask for at a former host (FORMER_HOSTS) is found at
 * PUBLIC_URL, for as long as the old name or address still leads to this machine.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Middleware =>
  (ctx, next) => {
    const isPage = SCAN_PAGE.test(ctx.path) && (ctx.method === 'GET' || ctx.method === 'HEAD');
    const host = ctx.host.toLowerCase();
    if (!isPage || !strapi.config.get<string[]>('tracker.formerHosts', []).includes(host)) return next();
    const base = publicUrl(strapi);
    if (new URL(base).host === host) return next();
    // Not for ever: a factory may move back.
    ctx.status = 307;
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Location', base + ctx.path + ctx.search);
    return Promise.resolve();
  };
