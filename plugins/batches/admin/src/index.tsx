import type { StrapiApp } from '@strapi/strapi/admin';
import { BatchPanel } from './panel/batch-panel';
import { registerTrads } from './texts';

interface ContentManagerApis {
  addEditViewSidePanel?(panels: (typeof BatchPanel)[]): void;
}

/** Admin panel side of batches: a page for each, and a side panel on the part's form. */
export default {
  register(app: StrapiApp) {
    app.router.addRoute({
      path: 'plugins/batches/:code',
      lazy: () => import('./page/batch-page').then(({ BatchPageRoute }) => ({ Component: BatchPageRoute })),
    });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    const apis = app.getPlugin('content-manager')?.apis as ContentManagerApis | undefined;
    apis?.addEditViewSidePanel?.([BatchPanel]);
  },
  registerTrads,
};
