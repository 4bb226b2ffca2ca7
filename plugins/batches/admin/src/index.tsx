import type { StrapiApp } from '@strapi/strapi/admin';
import { BatchPanel } from './panel/batch-panel';
import { RoutePanel } from './routes/route-panel';
import { registerTrads } from './texts';

interface ContentManagerApis {
  addEditViewSidePanel?(panels: (typeof BatchPanel | typeof RoutePanel)[]): void;
}

/** Admin panel side of batches: a page for each, side panels on the forms of parts and routes. */
export default {
  register(app: StrapiApp) {
    app.router.addRoute({
      path: 'plugins/batches/:code',
      lazy: () => import('./page/batch-page').then(({ BatchPageRoute }) => ({ Component: BatchPageRoute })),
    });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    const apis = app.getPlugin('content-manager')?.apis as ContentManagerApis | undefined;
    apis?.addEditViewSidePanel?.([BatchPanel, RoutePanel]);
  },
  registerTrads,
};
