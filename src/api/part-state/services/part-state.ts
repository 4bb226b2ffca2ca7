import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::part-state.part-state');
