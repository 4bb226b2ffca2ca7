import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { publicUrl } from '../../../../../src/codes';
import { isRefusal, parsed, sendRefusal } from '../../../../../src/refusals';
import type { NewTvLink } from './contracts';
import { createTvLink, listTvLinks, revokeTvLink } from './tv-links';

const wanted = z.strictObject({
  name: z.string().trim().min(1).max(80),
  language: z.enum(['ru', 'en']).optional(),
});

const linkId = z.object({ id: z.string().regex(/^\d{1,15}$/) });

/** Links of the screens on the wall, for the settings of the admin panel. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { links: await listTvLinks(strapi) };
  },

  async create(ctx: Context) {
    const wish = parsed(wanted, (ctx.request as { body?: unknown }).body);
    if (isRefusal(wish)) return sendRefusal(ctx, wish);
    const made = await createTvLink(strapi, wish.name, doerOf(ctx), new Date());
    if (isRefusal(made)) return sendRefusal(ctx, made);
    const query = wish.language ? `?lang=${wish.language}` : '';
    const answer: NewTvLink = { link: made.link, url: `${publicUrl(strapi)}/tv${query}#${made.token}` };
    ctx.status = 201;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = answer;
  },

  async revoke(ctx: Context) {
    const id = parsed(linkId, ctx.params);
    if (isRefusal(id)) return sendRefusal(ctx, id);
    const link = await revokeTvLink(strapi, id.id, doerOf(ctx), new Date());
    if (isRefusal(link)) return sendRefusal(ctx, link);
    ctx.body = { link };
  },
});
