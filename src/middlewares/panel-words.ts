import type { Middleware } from 'koa';
import { inRussian, languageOf } from '../refusals';

/** Pages of the panel that show what the server says word for word: its sign-in, and the form of an operator. */
const SHOWN = /^\/(admin\/login|content-manager\/collection-types\/plugin::users-permissions\.user)(\/|$)/i;

/** Around `strapi::errors`: what Strapi refuses there is said in Russian to who reads Russian. */
export default (): Middleware => async (ctx, next) => {
  await next();
  if (ctx.status < 400 || !SHOWN.test(ctx.path)) return;
  if (languageOf(ctx.request.headers) === 'ru') ctx.body = inRussian(ctx.body);
};
