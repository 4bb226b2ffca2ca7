import type { Middleware } from 'koa';
import { languageOf, namedAnswer } from '../refusals';

/**
 * Around `strapi::errors`: what Strapi refuses by itself at the content API gets a stable code and words
 * in the reader's language, as everything else there has. The admin panel translates Strapi's own.
 */
export default (): Middleware => async (ctx, next) => {
  await next();
  if (ctx.status < 400 || !/^\/api(\/|$)/i.test(ctx.path)) return;
  const named = namedAnswer(ctx.body, languageOf(ctx.request.headers));
  if (!named) return;
  ctx.status = named.status;
  ctx.body = named.body;
};
