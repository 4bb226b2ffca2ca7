import { factories } from '@strapi/strapi';
import { sendAssignedRoute, sendCreatedPart, sendHistory, sendLookAlikes } from '../../../doors';

export default factories.createCoreController('api::part.part', ({ strapi }) => ({
  create: (ctx) => sendCreatedPart(strapi, ctx),
  assignRoute: (ctx) => sendAssignedRoute(strapi, ctx),
  history: (ctx) => sendHistory(strapi, ctx),
  lookAlikes: (ctx) => sendLookAlikes(strapi, ctx),
}));
