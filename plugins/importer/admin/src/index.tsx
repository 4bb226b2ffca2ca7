import { Upload } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { label, registerTrads } from './texts';

/** Admin panel side of the importer: one page, in the menu of whoever may import. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/importer',
      icon: Upload,
      intlLabel: label('menu'),
      permissions: [{ action: 'plugin::importer.import', subject: null }],
      position: 2,
      Component: () => import('./page/import-page').then(({ ImportPage }) => ({ default: ImportPage })),
    });
  },
  registerTrads,
};
