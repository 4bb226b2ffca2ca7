import { factories } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { withCodes } from '../../../doors';

/** Strapi's own answer, with the code of each part beside what Strapi knows of it. */
async function tellCodes(ctx: Context, next: Next): Promise<void> {
  await next();
  if (ctx.status === 200) ctx.body = await withCodes(strapi, ctx.body);
}

export default factories.createCoreRouter('api::part.part', {
  // A removal is always refused (409 `in-use`): a batch is cancelled, and every door says so.
  only: ['find', 'findOne', 'update', 'delete'],
  config: {
    find: { middlewares: [tellCodes] },
    findOne: { middlewares: [tellCodes] },
    update: { middlewares: [tellCodes] },
  },
});
