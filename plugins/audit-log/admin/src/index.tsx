import { ClockCounterClockwise } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { LogPanel } from './log-panel';
import { label, registerTrads } from './texts';

interface ContentManagerApis {
  addEditViewSidePanel?(panels: (typeof LogPanel)[]): void;
}

/** Admin panel side of the audit log: its page, and a way to it from the forms of what it tells of. */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/audit-log',
      icon: ClockCounterClockwise,
      intlLabel: label('menu'),
      permissions: [{ action: 'plugin::audit-log.view', subject: null }],
      position: 5,
      Component: () => import('./audit-page').then(({ AuditPage }) => ({ default: AuditPage })),
    });
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    const apis = app.getPlugin('content-manager')?.apis as ContentManagerApis | undefined;
    apis?.addEditViewSidePanel?.([LogPanel]);
  },
  registerTrads,
};
