import { ClockCounterClockwise } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { label, registerTrads } from './texts';

/** Admin panel side of the audit log. */
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
  registerTrads,
};
