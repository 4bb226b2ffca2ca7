/**
 * Users & Permissions stays the place where operators and their roles are kept and edited. Its own
 * doors are closed: operators sign in at the scan station, where our limits and sessions hold.
 */
import { closeAuthDoors } from './close-auth-doors';
import { fillInEmail, type UserController } from './fill-in-email';

interface Route {
  path: string;
}
type ContentApiRoutes = () => { type: string; routes: Route[] };

interface UsersPermissions {
  contentTypes: { user: { schema: { attributes: Record<string, Record<string, unknown>> } } };
  controllers: { contentmanageruser: UserController } & Record<string, unknown>;
  routes: { 'content-api': ContentApiRoutes };
}

/** An operator needs no e-mail, and may be limited to stages; no stage named means every stage. */
function extendUser(attributes: Record<string, Record<string, unknown>>): void {
  attributes.email = { ...attributes.email, required: false };
  attributes.stages = { type: 'relation', relation: 'oneToMany', target: 'api::stage.stage' };
}

export default (plugin: UsersPermissions): UsersPermissions => {
  extendUser(plugin.contentTypes.user.schema.attributes);
  closeAuthDoors(plugin);
  plugin.controllers.contentmanageruser = fillInEmail(plugin.controllers.contentmanageruser);
  return plugin;
};
