import type { Capability } from '../tracking/contracts';
import type { Ability } from './access-state';
import { adminActionOf, ALL_CAPABILITIES } from './capabilities';

/** Someone signed in at the admin panel, as Strapi puts it into the request's state. */
export interface AdminUser {
  id: number | string;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
  roles?: { code?: string }[];
}

/** The person's name as reports and the audit log show it. */
export function adminName({ firstname, lastname, username, email, id }: AdminUser): string {
  const full = [firstname, lastname].filter(Boolean).join(' ');
  return full || username || email || `admin ${id}`;
}

/** What the roles of this person allow; null: everything, for a super admin. */
export function adminMay(user: AdminUser, ability: Ability): ReadonlySet<Capability> | null {
  if (user.roles?.some(({ code }) => code === 'strapi-super-admin')) return null;
  return new Set(ALL_CAPABILITIES.filter((capability) => ability.can(adminActionOf(capability))));
}
