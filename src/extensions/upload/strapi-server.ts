import { withoutPublicUploads, type Registration } from './close-public-uploads';

interface Router {
  routes: { method: string; path: string }[];
}
interface UploadPlugin {
  register: Registration;
  routes: { admin: Router };
}

/**
 * The server fetches no addresses that people type: it stands inside the factory's network, where
 * such a door reaches what the person at it does not. Files are uploaded from one's own computer, and
 * given out by src/files alone.
 */
export default (plugin: UploadPlugin): UploadPlugin => {
  const { admin } = plugin.routes;
  admin.routes = admin.routes.filter(({ path }) => path !== '/actions/upload-from-urls');
  plugin.register = withoutPublicUploads(plugin.register);
  return plugin;
};
