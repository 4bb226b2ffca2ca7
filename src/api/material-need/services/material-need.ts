import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::material-need.material-need');
