import { File } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { label, registerTrads } from './texts';

/** Admin panel side: the page of Word reports, for whoever may make them, and the settings of their OneDrive. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/word-reports',
      icon: File,
      intlLabel: label('menu'),
      permissions: [{ action: 'plugin::word-reports.make', subject: null }],
      position: 5,
      Component: async () => {
        const { WordReportsPage } = await import('./page/word-reports-page');
        return { default: WordReportsPage };
      },
    });
    app.addSettingsLink('global', {
      id: 'onedrive',
      to: 'onedrive',
      intlLabel: label('connection.title'),
      permissions: [{ action: 'plugin::word-reports.connection', subject: null }],
      Component: async () => {
        const { ConnectionPage } = await import('./connection/connection-page');
        return { default: ConnectionPage };
      },
    });
  },
  registerTrads,
};
