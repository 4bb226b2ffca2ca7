import { PriceTag, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { EDIT_OPERATORS } from './badges/permission';
import { label, registerTrads } from './texts';

/** Admin panel side: the page of labels for whoever may print, that of badges for whoever may edit operators. */
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
    app.addMenuLink({
      to: 'plugins/operators',
      icon: User,
      intlLabel: label('badges.menu'),
      permissions: [{ ...EDIT_OPERATORS }],
      position: 4,
      Component: async () => {
        const { BadgesPage } = await import('./badges/badges-page');
        return { default: BadgesPage };
      },
    });
  },
  registerTrads,
};
