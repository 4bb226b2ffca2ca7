import type { Core } from '@strapi/strapi';
import type { Context, Middleware } from 'koa';
import { earlyScans } from '../doors';
import { RefusalError, refusalOfThrown, sendRefusal } from '../refusals';

/** A defect, said as Strapi says it. */
function sendDefect(ctx: Context): void {
  ctx.status = 500;
  ctx.body = {
    data: null,
    error: { status: 500, name: 'InternalServerError', message: 'Internal Server Error' },
  };
}

/** Right after the gate: scans are answered without the rest of the stack; see src/doors. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Middleware => {
  const takeEarly = earlyScans(strapi);
  return async (ctx, next) => {
    const answered = takeEarly(ctx);
    if (!answered) {
      await next();
      return;
    }
    try {
      await answered;
    } catch (error) {
      const refusal = error instanceof RefusalError ? error.refusal : refusalOfThrown(error);
      if (refusal) {
        if (refusal.code === 'busy') strapi.log.warn(`${ctx.method} ${ctx.path}: busy. ${String(error)}`);
        return sendRefusal(ctx, refusal);
      }
      strapi.log.error(`${ctx.method} ${ctx.path} failed: ${String(error)}`, error);
      sendDefect(ctx);
    }
  };
};
