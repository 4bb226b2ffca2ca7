import type { Context } from 'koa';
import type { Doer } from '../tracking/contracts';

/**
 * Who acts in this request, after Strapi's authentication has run: an operator's session, an API
 * token or an admin session. Throws an UnauthorizedError where nobody is signed in.
 */
export function doerOf(_ctx: Context): Doer {
  throw new Error('Access is not wired yet.');
}
