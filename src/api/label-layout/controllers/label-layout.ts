import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::label-layout.label-layout');
