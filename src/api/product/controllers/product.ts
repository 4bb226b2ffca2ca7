import { factories } from '@strapi/strapi';
import { sendCancelledProduct } from '../../../doors';

export default factories.createCoreController('api::product.product', ({ strapi }) => ({
  cancel: (ctx) => sendCancelledProduct(strapi, ctx),
}));
