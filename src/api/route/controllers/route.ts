import { factories } from '@strapi/strapi';
import { sendAppliedRoute, sendRoutePreview } from '../../../doors';

export default factories.createCoreController('api::route.route', ({ strapi }) => ({
  preview: (ctx) => sendRoutePreview(strapi, ctx),
  apply: (ctx) => sendAppliedRoute(strapi, ctx),
}));
