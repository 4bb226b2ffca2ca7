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

interface UserSchema {
  attributes: Record<string, Record<string, unknown>>;
  /** What the content manager shows of it. */
  config?: { attributes?: Record<string, { hidden?: boolean }>; layouts?: { list: string[] } };
}

interface UsersPermissions {
  contentTypes: { user: { schema: UserSchema } };
  controllers: { contentmanageruser: UserController } & Record<string, unknown>;
  routes: { 'content-api': ContentApiRoutes };
}

/** An operator needs no e-mail, and may be limited to stages; no stage named means every stage. */
function extendUser(attributes: Record<string, Record<string, unknown>>): void {
  attributes.email = { ...attributes.email, required: false };
  attributes.stages = { type: 'relation', relation: 'oneToMany', target: 'api::stage.stage' };
}

/**
 * The list of operators says what they may and where. Nobody confirms an e-mail here: "Confirmed: no" would be said of
 * everybody.
 */
function arrangeList(schema: UserSchema): void {
  const { config = {} } = schema;
  schema.config = {
    ...config,
    attributes: { ...config.attributes, confirmed: { hidden: true } },
    layouts: { list: ['username', 'role', 'stages', 'blocked'] },
  };
}

/** The role of who works at the scan page; null where the factory has deleted it. */
async function operatorRole(): Promise<number | null> {
  const roles = strapi.db.query('plugin::users-permissions.role');
  const found = (await roles.findOne({ where: { type: 'operator' }, select: ['id'] })) as {
    id: number;
  } | null;
  return found?.id ?? null;
}

export default (plugin: UsersPermissions): UsersPermissions => {
  extendUser(plugin.contentTypes.user.schema.attributes);
  arrangeList(plugin.contentTypes.user.schema);
  closeAuthDoors(plugin);
  plugin.controllers.contentmanageruser = fillInEmail(plugin.controllers.contentmanageruser, operatorRole);
  return plugin;
};
