import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { isRefusal, parsed, sendRefusal } from '../../../../../src/refusals';
import { labelsOf, withStrapiSession } from '../../../../../src/tracking';
import type { Subjects } from '../../../contracts';
import { findProducts } from './product-values';

/** More than this nobody looks through: who does not find it types more of its name. */
const OFFERED = 50;

const searching = z.object({ search: z.string().trim().max(120).default('') });

const titleOf = (...words: (string | null)[]): string => words.filter(Boolean).join(' · ');

interface Found {
  id: string;
  title: string;
}

/** The first of what was found, and whether there is more. */
const offered = (found: Found[]): Subjects => ({
  subjects: found.slice(0, OFFERED),
  hasMore: found.length > OFFERED,
});

type Find = (strapi: Core.Strapi, search: string, limit: number) => Promise<Found[]>;

const products: Find = async (strapi, search, limit) => {
  const found = await withStrapiSession(strapi, (session) => findProducts(session, search, limit));
  return found.map(({ id, designation, name, orderNumber }) => ({
    id,
    title: titleOf(designation, name, orderNumber),
  }));
};

const parts: Find = async (strapi, search, limit) => {
  const found = await labelsOf(strapi).find({ product: null, search, offset: 0, limit });
  return found.map(({ code, designation, name, productDesignation }) => ({
    id: code,
    title: titleOf(designation, name, productDesignation, code),
  }));
};

async function offer(strapi: Core.Strapi, ctx: Context, find: Find): Promise<void> {
  doerOf(ctx);
  const wish = parsed(searching, ctx.query);
  if (isRefusal(wish)) return sendRefusal(ctx, wish);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = offered(await find(strapi, wish.search, OFFERED + 1));
}

/** `?search`: what the panel offers to make reports about. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  products: (ctx: Context): Promise<void> => offer(strapi, ctx, products),
  parts: (ctx: Context): Promise<void> => offer(strapi, ctx, parts),
});
