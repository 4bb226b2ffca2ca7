import { factories } from '@strapi/strapi';
import { recordMany, recordOne, takeScans } from '../../../doors';

export default factories.createCoreController('api::scan.scan', ({ strapi }) => ({
  record: (ctx) => takeScans(strapi, ctx, recordOne),
  recordBatch: (ctx) => takeScans(strapi, ctx, recordMany),
}));
