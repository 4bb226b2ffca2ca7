import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::label-layout.label-layout');
