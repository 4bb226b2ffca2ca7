import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::part-state.part-state');
