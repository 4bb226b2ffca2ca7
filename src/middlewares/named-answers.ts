import type { Middleware } from 'koa';
import { languageOf, namedAnswer, refusalBody, refusalStatus } from '../refusals';

/** What a router answers in plain words where an address has no such method (405), or nobody has (501). */
const WORDLESS: ReadonlySet<number> = new Set([405, 501]);

/**
 * Around `strapi::errors`: what Strapi refuses by itself at the content API gets a stable code and words
 * in the reader's language, as everything else there has. The admin panel translates Strapi's own. A method
 * that an address does not have is told so at every door.
 */
export default (): Middleware => async (ctx, next) => {
  await next();
  if (WORDLESS.has(ctx.status) && !ctx.body) {
    ctx.status = refusalStatus('method-not-allowed');
    ctx.body = refusalBody({ code: 'method-not-allowed', details: {} }, languageOf(ctx.request.headers));
    return;
  }
  if (ctx.status < 400 || !/^\/api(\/|$)/i.test(ctx.path)) return;
  const named = namedAnswer(ctx.body, languageOf(ctx.request.headers));
  if (!named) return;
  ctx.status = named.status;
  ctx.body = named.body;
};
