import type { Context } from 'koa';

type Handler = (ctx: Context) => Promise<void>;

/** A permission of the admin panel, or one on a content type. */
export type Permission = string | [action: string, subject: string];

/** A route for people who are signed in at the admin panel and have this permission. */
export function adminRoute(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  permission: Permission,
  handler: Handler,
) {
  const policies = [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [permission] } },
  ];
  return { method, path, handler, config: { policies } };
}
