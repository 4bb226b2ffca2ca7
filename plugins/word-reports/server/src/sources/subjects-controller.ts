import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { isRefusal, parsed, sendRefusal } from '../../../../../src/refusals';
import { labelsOf } from '../../../../../src/tracking';
import type { Subject } from '../../../contracts';

const MAX_PRODUCTS = 500;
const MAX_PARTS = 50;

const searching = z.object({ search: z.string().trim().max(100).default('') });

const titleOf = (...words: (string | null)[]): string => words.filter(Boolean).join(' · ');

/** What the panel offers to make reports about. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async products(ctx: Context): Promise<void> {
    doerOf(ctx);
    const found = await labelsOf(strapi).products({ search: '', product: null, limit: MAX_PRODUCTS });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = found.map(({ id, designation, name, orderNumber }) => ({
      id,
      title: titleOf(designation, name, orderNumber),
    })) satisfies Subject[];
  },

  async parts(ctx: Context): Promise<void> {
    doerOf(ctx);
    const wish = parsed(searching, ctx.query);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const found = await labelsOf(strapi).find({
      product: null,
      search: wish.search,
      offset: 0,
      limit: MAX_PARTS,
    });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = found.map(({ code, designation, name, productDesignation }) => ({
      id: code,
      title: titleOf(designation, name, productDesignation, code),
    })) satisfies Subject[];
  },
});
