import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::material-need.material-need');
