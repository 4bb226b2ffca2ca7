import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::scan.scan', { only: ['find', 'findOne'] });
