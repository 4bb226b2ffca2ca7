import { ChartBubble, ChartCircle } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { label, registerTrads } from './texts';

const NUMBERS = {
  id: 'numbers',
  pluginId: 'dashboards',
  icon: ChartCircle,
  title: label('title'),
  link: { label: label('widget.open'), href: '/plugins/dashboards' },
  permissions: [{ action: 'plugin::dashboards.view' }],
  component: () => import('./widget/numbers-widget').then(({ NumbersWidget }) => NumbersWidget),
};

/** Admin panel side of the dashboards: what is happening now, and the batches of an order. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/dashboards',
      icon: ChartCircle,
      intlLabel: label('menu'),
      permissions: [{ action: 'plugin::dashboards.view', subject: null }],
      position: 1,
      Component: () => import('./pages').then(({ Pages }) => ({ default: Pages })),
    });
    app.addMenuLink({
      to: 'plugins/reports',
      icon: ChartBubble,
      intlLabel: label('reports.menu'),
      permissions: [{ action: 'plugin::dashboards.reports', subject: null }],
      position: 2,
      Component: () => import('./reports/reports-page').then(({ ReportsPage }) => ({ default: ReportsPage })),
    });
    // First: below Strapi's own widgets nobody would see it without scrolling.
    app.widgets.register((others) => [NUMBERS, ...others]);
    app.addSettingsLink('global', {
      id: 'factory-calendar',
      to: 'factory-calendar',
      intlLabel: label('calendar.title'),
      permissions: [{ action: 'plugin::dashboards.calendar', subject: null }],
      Component: () =>
        import('./calendar/calendar-page').then(({ CalendarPage }) => ({ default: CalendarPage })),
    });
    app.addSettingsLink('global', {
      id: 'tv-links',
      to: 'tv-links',
      intlLabel: label('tv.title'),
      permissions: [{ action: 'plugin::dashboards.tv-links', subject: null }],
      Component: () => import('./tv/tv-links-page').then(({ TvLinksPage }) => ({ default: TvLinksPage })),
    });
  },
  registerTrads,
};
