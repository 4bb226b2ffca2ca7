import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::defect-reason.defect-reason');
