import { ChartCircle } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { label, registerTrads } from './texts';

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
  },
  registerTrads,
};
