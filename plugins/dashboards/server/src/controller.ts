import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refuse, sendRefusal } from '../../../../src/refusals';
import { keptAttention } from './attention/attention';
import type { Attention, Overview } from './contracts';
import { sendMissing } from './missing/missing-controller';
import { readOverview } from './overview/overview';
import { parseOverviewRequest, type OverviewRequest } from './overview/overview-request';
import { shared, sharedByKey } from './overview/share-overview';
import { parsePartsRequest } from './parts/parts-request';
import { readPartsPage } from './parts/parts';

type ReadOverview = (request: OverviewRequest) => Promise<Overview>;

const readers = new WeakMap<Core.Strapi, ReadOverview>();

function overviewOf(strapi: Core.Strapi, request: OverviewRequest): Promise<Overview> {
  let read = readers.get(strapi);
  if (!read) {
    read = sharedByKey((wish: OverviewRequest) => readOverview(strapi, wish, new Date()));
    readers.set(strapi, read);
  }
  return read(request);
}

const attentive = new WeakMap<Core.Strapi, () => Promise<Attention>>();

function attentionOf(strapi: Core.Strapi): Promise<Attention> {
  let read = attentive.get(strapi);
  if (!read) {
    read = shared(() => keptAttention(strapi, new Date()));
    attentive.set(strapi, read);
  }
  return read();
}

/** The dashboard's reads; the same for the content API and the admin panel. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async overview(ctx: Context) {
    const request = parseOverviewRequest(ctx.query);
    if ('paths' in request) return sendRefusal(ctx, refuse('malformed-request', request));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await overviewOf(strapi, request);
  },

  async attention(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await attentionOf(strapi);
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
});
