import type { Core } from '@strapi/strapi';
import controller from './controller';

const READS = [
  { path: '/overview', handler: 'dashboards.overview' },
  { path: '/products/:id/parts', handler: 'dashboards.parts' },
] as const;

const SEES_DASHBOARDS = [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: ['plugin::dashboards.view'] } },
];

interface PermissionService {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

/** What is happening, what is stuck: read models over the ledger's tables. Nothing is written here. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const permissions = strapi.service('admin::permission') as unknown as PermissionService;
    await permissions.actionProvider.registerMany([
      { section: 'plugins', displayName: 'View dashboards', uid: 'view', pluginName: 'dashboards' },
    ]);
  },
  controllers: { dashboards: controller },
  routes: {
    'content-api': {
      type: 'content-api',
      routes: READS.map((read) => ({ method: 'GET', ...read, config: {} })),
    },
    admin: {
      type: 'admin',
      routes: READS.map((read) => ({ method: 'GET', ...read, config: { policies: SEES_DASHBOARDS } })),
    },
  },
};
