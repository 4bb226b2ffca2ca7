import type { Core } from '@strapi/strapi';
import type { Middleware } from 'koa';
import { mayReadMetrics, metricsText } from '../metrics';
import { refuse, sendRefusal } from '../refusals';

/** `GET /metrics`, for Prometheus. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Middleware =>
  async (ctx, next) => {
    if (ctx.path !== '/metrics' || ctx.method !== 'GET') {
      await next();
      return;
    }
    const token = strapi.config.get<string>('tracker.metricsToken', '');
    const peer = ctx.req.socket.remoteAddress ?? '';
    const may = mayReadMetrics({ peer, headers: ctx.req.headers }, token);
    ctx.set('Cache-Control', 'no-store');
    if (may === 'not-signed-in') return sendRefusal(ctx, refuse('not-signed-in'));
    if (may === 'hidden') return sendRefusal(ctx, refuse('not-found'));
    const { type, text } = await metricsText();
    ctx.status = 200;
    ctx.set('Content-Type', type);
    ctx.body = text;
  };
