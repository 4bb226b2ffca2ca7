interface Router {
  routes: { method: string; path: string }[];
}
interface EmailPlugin {
  routes: { admin: Router } & Record<string, unknown>;
}

/**
 * The product sends no mail for others: the doors by which an API token, or anybody who is signed in
 * at the admin panel, could send one are closed. The settings and their test mail stay.
 */
export default (plugin: EmailPlugin): EmailPlugin => {
  delete plugin.routes['content-api'];
  const { admin } = plugin.routes;
  admin.routes = admin.routes.filter(({ path }) => path !== '/');
  return plugin;
};
