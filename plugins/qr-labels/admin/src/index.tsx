import { PriceTag, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PrintDocument, PrintSelected } from './bulk-actions';
import { EDIT_OPERATORS } from './badges/permission';
import { label, registerTrads } from './texts';

type Change<Action> = (actions: Action[]) => Action[];

interface ContentManagerApis {
  addBulkAction?(change: Change<typeof PrintSelected>): void;
  addDocumentAction?(change: Change<typeof PrintDocument>): void;
}

/**
 * Admin panel side: the pages of labels and stage cards for whoever may print, also from rows and forms of the content manager;
 * that of badges for whoever may edit operators.
 */
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
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    const apis = app.getPlugin('content-manager')?.apis as ContentManagerApis | undefined;
    apis?.addBulkAction?.((actions) => [PrintSelected, ...actions]);
    apis?.addDocumentAction?.((actions) => [...actions, PrintDocument]);
  },
  registerTrads,
};
