import type { Middleware } from 'koa';
import { rolesInWords } from '../access';
import { inRussian, languageOf } from '../refusals';

/** Pages of the panel that show what the server says word for word: its sign-in, and the form of an operator. */
const SHOWN = /^\/(admin\/login|content-manager\/collection-types\/plugin::users-permissions\.user)(\/|$)/i;

/** Where the panel reads roles, alone or with the people who have them. */
const ROLES =
  /^\/(admin\/(roles|users)|users-permissions\/roles|content-manager\/(collection-types|relations)\/plugin::users-permissions\.user)(\/|$)/i;

/** Around `strapi::errors`: what Strapi refuses there is said in Russian to who reads Russian, and roles are named in one language. */
export default (): Middleware => async (ctx, next) => {
  await next();
  if (ctx.method === 'GET' && ctx.status === 200 && ROLES.test(ctx.path))
    ctx.body = rolesInWords(ctx.body, languageOf(ctx.request.headers));
  if (ctx.status < 400 || !SHOWN.test(ctx.path)) return;
  if (languageOf(ctx.request.headers) === 'ru') ctx.body = inRussian(ctx.body);
};
