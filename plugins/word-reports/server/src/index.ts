/** Wiring of Word reports: templates, the workbooks they are filled from, and the reports that were made. */
import type { Core } from '@strapi/strapi';
import { disconnect } from './onedrive/connected';
import onedrive from './onedrive/controller';
import routes from './routes';
import runs from './runs/controller';
import { startForgetting, stopForgetting } from './runs/forget-inputs';
import subjects from './sources/subjects-controller';
import templates from './templates/controller';
import uploads from './uploads/controller';

interface AdminPermissions {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

const action = (uid: string, displayName: string) => ({
  section: 'plugins',
  displayName,
  uid,
  pluginName: 'word-reports',
});

export default {
  controllers: { onedrive, runs, subjects, templates, uploads },
  routes,
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const { actionProvider } = strapi.service('admin::permission') as unknown as AdminPermissions;
    await actionProvider.registerMany([
      action('make', 'Make Word reports'),
      action('templates', 'Keep Word templates'),
      action('connection', 'Test the connection to OneDrive'),
    ]);
    startForgetting(strapi);
  },
  async destroy(context: { strapi: Core.Strapi }): Promise<void> {
    stopForgetting(context.strapi);
    await disconnect();
  },
};
