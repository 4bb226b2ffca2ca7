import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refuse, sendRefusal } from '../../../../src/refusals';
import { keptAttention } from './attention/attention';
import { sendMissing } from './missing/missing-controller';
import { onePerStrapi } from './one-per-strapi';
import { readOverview } from './overview/overview';
import { parseOverviewRequest, type OverviewRequest } from './overview/overview-request';
import { shared, sharedByKey } from './overview/share-overview';
import { parsePartsRequest } from './parts/parts-request';
import { readPartsPage } from './parts/parts';
import { readStructure } from './structure/structure';
import { parseStructureRequest } from './structure/structure-request';

const overviewsOf = onePerStrapi((strapi) =>
  sharedByKey((request: OverviewRequest) => readOverview(strapi, request, new Date())),
);

const attentionOf = onePerStrapi((strapi) => shared(() => keptAttention(strapi, new Date())));

/** The dashboard's reads; the same for the content API and the admin panel. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async overview(ctx: Context) {
    const request = parseOverviewRequest(ctx.query);
    if ('paths' in request) return sendRefusal(ctx, refuse('malformed-request', request));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await overviewsOf(strapi)(request);
  },

  async attention(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await attentionOf(strapi)();
  },

  missing: (ctx: Context) => sendMissing(strapi, ctx),

  async parts(ctx: Context) {
    const { id } = ctx.params as { id?: string };
    const request = parsePartsRequest({ ...ctx.query, id });
    if ('paths' in request) return sendRefusal(ctx, refuse('malformed-request', request));
    const page = await readPartsPage(strapi, request, new Date());
    if ('code' in page) return sendRefusal(ctx, page);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = page;
  },

  async structure(ctx: Context) {
    const { id } = ctx.params as { id?: string };
    const request = parseStructureRequest({ ...ctx.query, id });
    if ('paths' in request) return sendRefusal(ctx, refuse('malformed-request', request));
    const level = await readStructure(strapi, request, new Date());
    if ('code' in level) return sendRefusal(ctx, level);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = level;
  },
});
