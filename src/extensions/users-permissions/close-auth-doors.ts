interface Route {
  path: string;
  handler?: unknown;
}
type ContentApiRoutes = () => { type: string; routes: Route[] };

interface Doors {
  controllers: Record<string, unknown>;
  routes: { 'content-api': ContentApiRoutes };
}

/**
 * Take away the doors that know nothing of our limits: local sign-in, self-registration, password
 * mails, providers, sessions. Without its controller no role can be given an action of theirs either.
 */
export function closeAuthDoors(plugin: Doors): void {
  const open = plugin.routes['content-api'];
  plugin.routes['content-api'] = () => {
    const { type, routes } = open();
    return { type, routes: routes.filter(({ handler }) => !String(handler).startsWith('auth.')) };
  };
  delete plugin.controllers.auth;
}
