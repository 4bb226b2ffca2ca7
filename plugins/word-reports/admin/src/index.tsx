import { File } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { label, registerTrads } from './texts';

/** Admin panel side: the page of Word reports, for whoever may make them. */
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
  },
  registerTrads,
};
