import type { Core } from '@strapi/strapi';
import type { Middleware } from 'koa';
import { RefusalError, refusalOfThrown, sendRefusal } from '../refusals';

/**
 * Right inside `strapi::errors`: expected refusals that came as exceptions, because Strapi's own
 * code knows nothing else, are answered as what they are and not logged as defects. So are the
 * database's refusals of what somebody sent.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Middleware =>
  async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (error instanceof RefusalError) return sendRefusal(ctx, error.refusal);
      const refusal = refusalOfThrown(error);
      if (!refusal) throw error;
      strapi.log.warn(`${ctx.method} ${ctx.path} answered ${refusal.code}: ${String(error)}`);
      sendRefusal(ctx, refusal);
    }
  };
