import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refuse, sendRefusal } from '../../../../src/refusals';
import { codeOfDocument, readBatchPage } from './batch-page';

const DOCUMENT_ID = /^[a-z0-9]{1,64}$/i;

const SEES_BATCHES = [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: ['api::production.view-parts'] } },
];

const controller = ({ strapi }: { strapi: Core.Strapi }) => ({
  async page(ctx: Context) {
    const { code } = ctx.params as { code: string };
    const page = await readBatchPage(strapi, code);
    if ('ok' in page) return sendRefusal(ctx, page);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = page;
  },

  async code(ctx: Context) {
    const { documentId } = ctx.params as { documentId: string };
    if (!DOCUMENT_ID.test(documentId)) {
      return sendRefusal(ctx, refuse('malformed-request', { paths: ['documentId'] }));
    }
    const code = await codeOfDocument(strapi, documentId);
    if (code === null) return sendRefusal(ctx, refuse('part-not-found', {}));
    ctx.body = { code };
  },
});

/** What the page and the side panel of a batch show. Nothing is written here: acts have their own doors. */
export default {
  controllers: { batches: controller },
  routes: {
    admin: {
      type: 'admin',
      routes: [
        { path: '/parts/:code', handler: 'batches.page' },
        { path: '/documents/:documentId', handler: 'batches.code' },
      ].map((read) => ({ method: 'GET', ...read, config: { policies: SEES_BATCHES } })),
    },
  },
};
