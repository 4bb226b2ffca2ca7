import type { Middleware } from 'koa';
import { languageOf, namedAnswer, refuse, sendRefusal } from '../refusals';
import { WORKBOOK_LIMITS } from '../workbooks';

const MEGABYTE = 1024 * 1024;

/** What a router answers in plain words where an address has no such method (405), or nobody has (501). */
const WORDLESS: ReadonlySet<number> = new Set([405, 501]);

/** Where bills of materials are uploaded, by programs and by the panel. */
const UPLOADS_OF_BOMS = /^(\/api)?\/importer\/previews\/*$/i;

/**
 * Around `strapi::errors`: what Strapi refuses by itself at the content API gets a stable code and words
 * in the reader's language, as everything else there has. The admin panel translates Strapi's own. A method
 * that an address does not have is told so at every door, and an upload that is cut off at the limit of a file what that is.
 */
export default (): Middleware => async (ctx, next) => {
  await next();
  if (WORDLESS.has(ctx.status) && !ctx.body) return sendRefusal(ctx, refuse('method-not-allowed'));
  if (ctx.status === 413 && UPLOADS_OF_BOMS.test(ctx.path)) {
    const limitMb = Math.round(WORKBOOK_LIMITS.fileBytes / MEGABYTE);
    return sendRefusal(ctx, refuse('too-large', { limitMb, of: 'bill-of-materials' }));
  }
  if (ctx.status < 400 || !/^\/api(\/|$)/i.test(ctx.path)) return;
  const named = namedAnswer(ctx.body, languageOf(ctx.request.headers));
  if (!named) return;
  ctx.status = named.status;
  ctx.body = named.body;
};
