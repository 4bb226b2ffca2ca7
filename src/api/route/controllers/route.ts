import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::route.route');
