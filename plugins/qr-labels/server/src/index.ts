import type { Core } from '@strapi/strapi';
import { labelsController } from './labels/controller';
import { badgesController } from './badges/controller';
import { stageCardsController } from './stage-cards/controller';
import { layoutsController } from './layouts/controller';
import { guardLayouts } from './layouts/guard-layouts';
import { stopWarmUp, warmUpAfterStart } from './warm-up-after-start';
import { adminRoutes, badgeRoutes, contentApiRoutes, layoutRoutes } from './labels/routes';

interface AdminPermissions {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

/** Wiring of the plugin: labels as symbols, sheets to print and their preview, operators' badges, cards of stages. */
export default {
  controllers: {
    labels: labelsController,
    badges: badgesController,
    layouts: layoutsController,
    stageCards: stageCardsController,
  },
  routes: {
    'content-api': { type: 'content-api', routes: contentApiRoutes },
    admin: { type: 'admin', routes: [...badgeRoutes, ...layoutRoutes, ...adminRoutes] },
  },
  register({ strapi }: { strapi: Core.Strapi }) {
    guardLayouts(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    const { actionProvider } = strapi.service('admin::permission') as unknown as AdminPermissions;
    await actionProvider.registerMany([
      { section: 'plugins', displayName: 'Print labels', uid: 'print', pluginName: 'qr-labels' },
    ]);
    warmUpAfterStart(strapi);
  },
  destroy({ strapi }: { strapi: Core.Strapi }) {
    stopWarmUp(strapi);
  },
};
