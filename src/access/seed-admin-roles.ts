import type { Core } from '@strapi/strapi';
import { actionProvider } from './admin-permissions';
import { ADMIN_ROLES, type AdminRole } from './admin-roles';
import { seededBefore, type Seeded } from './seeded';

interface Permission {
  action: string;
  subject: string | null;
  properties?: { fields?: string[] };
}
interface RoleService {
  create(role: { name: string; code: string; description: string }): Promise<{ id: number }>;
  findOne(where: { code: string }): Promise<{ id: number } | null>;
  addPermissions(roleId: number, permissions: Permission[]): Promise<unknown>;
}
interface ContentTypeService {
  getPermissionsWithNestedFields(actions: object[]): Permission[];
}

/** The permissions of a role, as far as the doors they open exist in this version. */
function permissionsOf(strapi: Core.Strapi, role: AdminRole): Permission[] {
  const provider = actionProvider(strapi);
  const fields = strapi.service('admin::content-type') as unknown as ContentTypeService;
  const plain = role.actions
    .filter((action) => provider.get(action))
    .map((action) => ({ action, subject: null, properties: {} }));
  const onTables = Object.entries(role.tables).flatMap(([verb, uids]) => {
    const action = provider.get(`plugin::content-manager.explorer.${verb}`);
    const subjects = uids.filter((uid) => action?.subjects?.includes(uid));
    return action ? fields.getPermissionsWithNestedFields([{ ...action, subjects }]) : [];
  });
  return [...plain, ...onTables];
}

async function seedRole(strapi: Core.Strapi, role: AdminRole, seeded: Seeded): Promise<void> {
  const service = strapi.service('admin::role') as unknown as RoleService;
  const { code, name, description } = role;
  if (seeded.isNew(`role:${code}`) && !(await service.findOne({ code }))) {
    await service.create({ code, name, description });
  }
  seeded.add(`role:${code}`);
  const found = await service.findOne({ code });
  if (!found) return;
  const nameOf = ({ action, subject }: Permission) => `${code}:${action}:${subject ?? ''}`;
  const fresh = permissionsOf(strapi, role).filter((permission) => seeded.isNew(nameOf(permission)));
  if (fresh.length > 0) await service.addPermissions(found.id, fresh);
  for (const permission of fresh) seeded.add(nameOf(permission));
}

/**
 * The roles of the admin panel. Each permission is given once, when a version first knows it; what
 * people take away later stays away.
 */
export async function seedAdminRoles(strapi: Core.Strapi): Promise<void> {
  const seeded = await seededBefore(strapi, 'admin-roles');
  for (const role of ADMIN_ROLES) await seedRole(strapi, role, seeded);
  await seeded.save();
}
