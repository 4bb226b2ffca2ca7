import type { Core } from '@strapi/strapi';
import type { OperatorRow } from '../../../contracts';

interface Wanted {
  search: string;
  offset: number;
  limit: number;
}

interface Found {
  id: string;
  name: string;
  role: string | null;
  blocked: boolean;
  badge: Date | null;
  pin: Date | null;
}

const SELECT = `
  select u.document_id as id, u.username as name, r.name as role, coalesce(u.blocked, false) as blocked,
         b.issued_at as badge, p.set_at as pin
    from up_users u
    left join up_users_role_lnk l on l.user_id = u.id
    left join up_roles r on r.id = l.role_id
    left join tracker_badges b on b.operator_id = u.id and b.revoked_at is null
    left join tracker_pins p on p.operator_id = u.id`;

const rowOf = ({ badge, pin, role, ...rest }: Found): OperatorRow => ({
  ...rest,
  role: role ?? '',
  badgeIssuedAt: badge?.toISOString() ?? null,
  pinSetAt: pin?.toISOString() ?? null,
});

async function read(strapi: Core.Strapi, text: string, values: (string | number)[]): Promise<OperatorRow[]> {
  const found = await strapi.db.connection.raw<{ rows: Found[] }>(text, values);
  return found.rows.map(rowOf);
}

/** Operators by name. The search finds its text anywhere in the name. */
export function findOperators(
  strapi: Core.Strapi,
  { search, offset, limit }: Wanted,
): Promise<OperatorRow[]> {
  const text = `${SELECT} where strpos(lower(u.username), lower(?)) > 0 order by u.username, u.id limit ? offset ?`;
  return read(strapi, text, [search, limit, offset]);
}

/** Operators by their documentIds, in the order asked for; unknown ones are left out. */
export async function readOperators(strapi: Core.Strapi, ids: readonly string[]): Promise<OperatorRow[]> {
  const places = ids.map(() => '?').join(', ');
  const rows = await read(strapi, `${SELECT} where u.document_id in (${places})`, [...ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
