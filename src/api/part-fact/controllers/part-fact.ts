import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::part-fact.part-fact');
