import type { Core } from '@strapi/strapi';
import controller from './controller';

const READS = [
  { path: '/entries', handler: 'audit-log.entries' },
  { path: '/entries.csv', handler: 'audit-log.exportAll' },
  { path: '/state', handler: 'audit-log.state' },
] as const;

const SEES_LOG = [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: ['plugin::audit-log.view'] } },
];

interface PermissionService {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

/** The audit log for the admin panel: who did what, and whether the log is what it was. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const permissions = strapi.service('admin::permission') as unknown as PermissionService;
    await permissions.actionProvider.registerMany([
      { section: 'plugins', displayName: 'View the audit log', uid: 'view', pluginName: 'audit-log' },
    ]);
  },
  controllers: { 'audit-log': controller },
  routes: {
    admin: {
      type: 'admin',
      routes: READS.map((read) => ({ method: 'GET', ...read, config: { policies: SEES_LOG } })),
    },
  },
};
