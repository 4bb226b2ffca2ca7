import type { Core } from '@strapi/strapi';

export type Registration = (context: { strapi: Core.Strapi }) => Promise<void>;

function isPublicUploads(routes: unknown): boolean {
  return Array.isArray(routes) && routes.some(({ path }: { path?: unknown }) => path === '/uploads/(.*)');
}

/**
 * Strapi's upload plugin opens public/uploads to everybody when it registers. That one route is left
 * out; there is no setting for it.
 */
export function withoutPublicUploads(register: Registration): Registration {
  return async ({ strapi }) => {
    const { server } = strapi;
    const addRoutes = server.routes.bind(server);
    server.routes = (routes) => (isPublicUploads(routes) ? server : addRoutes(routes));
    try {
      await register({ strapi });
    } finally {
      server.routes = addRoutes;
    }
  };
}
