import type { Core } from '@strapi/strapi';
import { refuse, RefusalError } from '../refusals';
import { actionProvider } from './admin-permissions';

const WRITES = new Set(['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft']);

/** What the content manager may do to a table beside reading it. */
const CONTENT_MANAGER_WRITES = new Set(
  ['create', 'update', 'delete', 'publish'].map((write) => `plugin::content-manager.explorer.${write}`),
);

interface ContentType {
  uid: string;
  pluginOptions?: { tracker?: { engine?: boolean } };
}
interface GraphqlExtension {
  shadowCRUD(uid: string): { disableMutations(): void };
}

/** The content types that the engine alone writes. */
export function engineTables(strapi: Core.Strapi): string[] {
  const types = Object.values(strapi.contentTypes) as ContentType[];
  return types.filter(({ pluginOptions }) => pluginOptions?.tracker?.engine === true).map(({ uid }) => uid);
}

/**
 * Close the engine's tables to every generic write: REST, GraphQL, the content manager and whatever
 * else goes through the Document Service. They stay readable. In the admin panel no role is offered
 * a permission to write them, not even the super admin's, so nobody is shown a button for it.
 * Call it in `register`, before the content manager registers its permissions.
 */
export function closeEngineTables(strapi: Core.Strapi): void {
  const closed = new Set(engineTables(strapi));
  strapi.documents.use((context, next) => {
    if (!closed.has(context.uid) || !WRITES.has(context.action)) return next();
    const headers = strapi.requestContext.get()?.request.headers;
    throw new RefusalError(refuse('engine-table', { table: context.uid }), headers);
  });
  const extension = strapi.plugin('graphql').service('extension') as unknown as GraphqlExtension;
  for (const uid of closed) extension.shadowCRUD(uid).disableMutations();
  actionProvider(strapi).hooks.willRegister.register(({ key, value }) => {
    if (!CONTENT_MANAGER_WRITES.has(key) || !value.subjects) return;
    value.subjects = value.subjects.filter((uid) => !closed.has(uid));
  });
}
