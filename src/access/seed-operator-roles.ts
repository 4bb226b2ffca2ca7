import type { Core } from '@strapi/strapi';
import type { Capability } from '../tracking/contracts';
import { CAPABILITY_ACTIONS } from './capabilities';
import { roleNameOf } from './role-words';
import { seededBefore, type Seeded } from './seeded';

interface OperatorRole {
  type: string;
  name: string;
  description: string;
  may: readonly Capability[];
}

/** Names and descriptions are told in one language (roles-in-words.ts); here stand both, for whoever reads the rows. */
export const OPERATOR_ROLES: readonly OperatorRole[] = [
  {
    type: 'operator',
    name: roleNameOf('operator'),
    description: 'Отмечает работу на странице отметок. Reports work at the scan page.',
    may: ['report', 'scrap', 'rework', 'undo-own', 'write-notes', 'call', 'view-parts'],
  },
  {
    type: 'inspector',
    name: roleNameOf('inspector'),
    description: 'Проверяет, бракует, задерживает. Inspects, rejects, holds.',
    may: ['report', 'scrap', 'rework', 'undo-own', 'hold', 'write-notes', 'call', 'view-parts'],
  },
];

/** What the roles may read beside their capabilities; of scans their own, see own-scans.ts. */
const READS = ['defect-reason.find', 'defect-reason.findOne', 'scan.find', 'scan.findOne'].map(
  (action) => `api::${action.split('.')[0]}.${action}`,
);

async function seedRole(strapi: Core.Strapi, role: OperatorRole, seeded: Seeded): Promise<void> {
  const roles = strapi.db.query('plugin::users-permissions.role');
  const { type, name, description } = role;
  if (seeded.isNew(`role:${type}`)) {
    await roles.create({ data: { type, name, description } });
    seeded.add(`role:${type}`);
  }
  const found = (await roles.findOne({ where: { type }, select: ['id'] })) as { id: number } | null;
  if (!found) return;
  for (const action of [...role.may.map((one) => CAPABILITY_ACTIONS[one]), ...READS]) {
    if (!seeded.isNew(`${type}:${action}`)) continue;
    await strapi.db
      .query('plugin::users-permissions.permission')
      .create({ data: { action, role: found.id } });
    seeded.add(`${type}:${action}`);
  }
}

/** Nobody signs up by themselves, and who is nobody may nothing: the rows say so too. */
async function closePublic(strapi: Core.Strapi, seeded: Seeded): Promise<void> {
  if (!seeded.isNew('public-emptied')) return;
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  const open = (await permissions.findMany({
    where: { role: { type: { $in: ['public', 'authenticated'] } } },
    select: ['id'],
  })) as { id: number }[];
  for (const { id } of open) await permissions.delete({ where: { id } });
  const store = strapi.store({ type: 'plugin', name: 'users-permissions' });
  const advanced = (await store.get({ key: 'advanced' })) as Record<string, unknown> | null;
  await store.set({
    key: 'advanced',
    value: { ...advanced, allow_register: false, default_role: 'operator' },
  });
  seeded.add('public-emptied');
}

/** The roles of people who sign in at the scan page. Seeded once; then they are the factory's own. */
export async function seedOperatorRoles(strapi: Core.Strapi): Promise<void> {
  const seeded = await seededBefore(strapi, 'operator-roles');
  for (const role of OPERATOR_ROLES) await seedRole(strapi, role, seeded);
  await closePublic(strapi, seeded);
  await seeded.save();
}
