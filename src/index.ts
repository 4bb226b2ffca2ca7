import type { Core } from '@strapi/strapi';
import { bootFinished, prepareDatabase } from './schema';

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    await prepareDatabase(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await bootFinished(strapi);
  },
};
