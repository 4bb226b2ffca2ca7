import type { Core } from '@strapi/strapi';
import { labelsController } from './labels/controller';
import { adminRoutes, contentApiRoutes } from './labels/routes';

interface AdminPermissions {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

/** Wiring of the plugin: labels as symbols, sheets to print and their preview. */
export default {
  controllers: { labels: labelsController },
  routes: {
    'content-api': { type: 'content-api', routes: contentApiRoutes },
    admin: { type: 'admin', routes: adminRoutes },
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as AdminPermissions;
    await actionProvider.registerMany([
      { section: 'plugins', displayName: 'Print labels', uid: 'print', pluginName: 'qr-labels' },
    ]);
  },
};
