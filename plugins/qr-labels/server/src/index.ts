import type { Core } from '@strapi/strapi';
import { labelsController } from './labels/controller';
import { badgesController } from './badges/controller';
import { adminRoutes, badgeRoutes, contentApiRoutes } from './labels/routes';

interface AdminPermissions {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

/** Wiring of the plugin: labels as symbols, sheets to print and their preview, operators' badges. */
export default {
  controllers: { labels: labelsController, badges: badgesController },
  routes: {
    'content-api': { type: 'content-api', routes: contentApiRoutes },
    admin: { type: 'admin', routes: [...badgeRoutes, ...adminRoutes] },
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as AdminPermissions;
    await actionProvider.registerMany([
      { section: 'plugins', displayName: 'Print labels', uid: 'print', pluginName: 'qr-labels' },
    ]);
  },
};
