import type { Core } from '@strapi/strapi';
import calendarController from './calendar/calendar-controller';
import controller from './controller';
import { refresherOf } from './reports/refresh-reports';
import reportsController from './reports/reports-controller';
import { mountTv } from './tv/tv-doors';
import tvLinksController from './tv/tv-links-controller';

const READS = [
  { path: '/overview', handler: 'dashboards.overview' },
  { path: '/attention', handler: 'dashboards.attention' },
  { path: '/products/:id/parts', handler: 'dashboards.parts' },
  { path: '/products/:id/structure', handler: 'dashboards.structure' },
  { path: '/parts/:code/missing', handler: 'dashboards.missing' },
] as const;

const REPORTS = [
  { path: '/reports', handler: 'reports.choices' },
  { path: '/reports/:report', handler: 'reports.report' },
] as const;

const CALENDAR = [
  { method: 'GET', handler: 'calendar.find' },
  { method: 'PUT', handler: 'calendar.update' },
] as const;

const TV_LINKS = [
  { method: 'GET', path: '/tv-links', handler: 'tvLinks.find' },
  { method: 'POST', path: '/tv-links', handler: 'tvLinks.create' },
  { method: 'POST', path: '/tv-links/:id/revoke', handler: 'tvLinks.revoke' },
] as const;

function seesWith(action: string) {
  return [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [`plugin::dashboards.${action}`] } },
  ];
}

interface PermissionService {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

/** What is happening, what is stuck, what was made: read models over the ledger's tables. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    const permissions = strapi.service('admin::permission') as unknown as PermissionService;
    await permissions.actionProvider.registerMany([
      { section: 'plugins', displayName: 'View dashboards', uid: 'view', pluginName: 'dashboards' },
      {
        section: 'plugins',
        displayName: 'Set shifts and calendar',
        uid: 'calendar',
        pluginName: 'dashboards',
      },
      {
        section: 'plugins',
        displayName: 'View and export reports',
        uid: 'reports',
        pluginName: 'dashboards',
      },
      {
        section: 'plugins',
        displayName: 'Make and end links of screens',
        uid: 'tv-links',
        pluginName: 'dashboards',
      },
    ]);
    mountTv(strapi);
  },

  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    refresherOf(strapi).start();
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await refresherOf(strapi).stop();
  },

  controllers: {
    dashboards: controller,
    reports: reportsController,
    calendar: calendarController,
    tvLinks: tvLinksController,
  },
  routes: {
    'content-api': {
      type: 'content-api',
      routes: [...READS, ...REPORTS].map((read) => ({ method: 'GET', ...read, config: {} })),
    },
    admin: {
      type: 'admin',
      routes: [
        ...READS.map((read) => ({ method: 'GET', ...read, config: { policies: seesWith('view') } })),
        ...REPORTS.map((read) => ({ method: 'GET', ...read, config: { policies: seesWith('reports') } })),
        ...CALENDAR.map((door) => ({
          ...door,
          path: '/calendar',
          config: { policies: seesWith('calendar') },
        })),
        ...TV_LINKS.map((door) => ({ ...door, config: { policies: seesWith('tv-links') } })),
      ],
    },
  },
};
