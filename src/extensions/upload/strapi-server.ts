interface Router {
  routes: { method: string; path: string }[];
}
interface UploadPlugin {
  routes: { admin: Router };
}

/**
 * The server fetches no addresses that people type: it stands inside the factory's network, where
 * such a door reaches what the person at it does not. Files are uploaded from one's own computer.
 */
export default (plugin: UploadPlugin): UploadPlugin => {
  const { admin } = plugin.routes;
  admin.routes = admin.routes.filter(({ path }) => path !== '/actions/upload-from-urls');
  return plugin;
};
