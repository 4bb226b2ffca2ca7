import { PriceTag } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { label, registerTrads } from './texts';

/** Admin panel side of the labels: one page, in the menu of whoever may print. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/qr-labels',
      icon: PriceTag,
      intlLabel: label('menu'),
      permissions: [{ action: 'plugin::qr-labels.print', subject: null }],
      position: 3,
      Component: async () => {
        const { LabelsPage } = await import('./page/labels-page');
        return { default: LabelsPage };
      },
    });
  },
  registerTrads,
};
