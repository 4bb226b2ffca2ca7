/** Wiring of the importer: a bill of materials as a file becomes parts, routes and lines. */
import type { Core } from '@strapi/strapi';
import { letGoOfKeptDesk } from './apart/kept-desk';
import bomExports from './controllers/exports';
import commit from './controllers/commit';
import imports from './controllers/imports';
import open from './controllers/open';
import preview from './controllers/preview';
import { registerGraphql } from './graphql';
import routes from './routes';

interface PermissionService {
  actionProvider: { registerMany(actions: object[]): Promise<unknown> };
}

export default {
  controllers: { exports: bomExports, commit, imports, open, preview },
  routes,
  register({ strapi }: { strapi: Core.Strapi }): void {
    registerGraphql(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const permissions = strapi.service('admin::permission') as unknown as PermissionService;
    await permissions.actionProvider.registerMany([
      {
        section: 'plugins',
        displayName: 'Import bills of materials',
        uid: 'import',
        pluginName: 'importer',
      },
    ]);
  },
  destroy(): void {
    letGoOfKeptDesk();
  },
};
