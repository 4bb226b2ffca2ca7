import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::part-fact.part-fact');
