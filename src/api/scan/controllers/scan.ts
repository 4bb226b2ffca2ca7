import { factories } from '@strapi/strapi';
import type { Context } from 'koa';
import { recordMany, recordOne, takeScans, undoOf } from '../../../doors';

export default factories.createCoreController('api::scan.scan', ({ strapi }) => ({
  record: (ctx) => takeScans(strapi, ctx, recordOne),
  recordBatch: (ctx) => takeScans(strapi, ctx, recordMany),
  undo: (ctx: Context) => takeScans(strapi, ctx, undoOf((ctx.params as { scanId: string }).scanId)),
}));
