import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::part.part', { only: ['find', 'findOne'] });
