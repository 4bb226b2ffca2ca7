import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::defect-reason.defect-reason');
