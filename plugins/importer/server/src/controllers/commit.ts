import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import { cancelCommit, commitState } from '../commit/cancel-commit';
import { previewId } from './preview-id';

/** A commit that is under way: how far it is, and stopping it; from whatever process. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async findOne(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const id = previewId(ctx);
    const found = id === null ? refuse('preview-not-found') : await commitState(strapi, id, doer);
    if (!found.ok) return sendRefusal(ctx, found);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = found.state;
  },

  /** 200: nothing of it will be written. 409 where nothing is under way, with the import if there is one. */
  async cancel(ctx: Context): Promise<void> {
    const doer = doerOf(ctx);
    const id = previewId(ctx);
    const cancelled = id === null ? refuse('preview-not-found') : await cancelCommit(strapi, id, doer);
    if (!cancelled.ok) return sendRefusal(ctx, cancelled);
    ctx.body = cancelled.result;
  },
});
