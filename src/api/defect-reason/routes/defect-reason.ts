import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::defect-reason.defect-reason');
