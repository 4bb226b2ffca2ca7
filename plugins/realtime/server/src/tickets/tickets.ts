import { createHash, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** A ticket is used within this time or never. */
export const TICKET_LIFE_SECONDS = 30;
/** Unused tickets of one administrator at a time: more than any number of open windows needs. */
export const MAX_OPEN_TICKETS = 50;

const TICKET = /^[\w-]{43}$/;

/** The administrator and the device whose session asked for the ticket. */
export interface TicketHolder {
  adminId: number;
  deviceId: string;
}

function hashOf(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest();
}

/**
 * Make a ticket that opens one socket within half a minute.
 * @returns null when the session is gone or has too many unused tickets.
 */
export async function issueTicket(
  strapi: Core.Strapi,
  adminId: number,
  sessionId: string,
): Promise<string | null> {
  const ticket = randomBytes(32).toString('base64url');
  const { rows } = await strapi.db.connection.raw<{ rows: unknown[] }>(
    `with old as (
       delete from tracker_realtime_tickets where expires_at < now()
     )
     insert into tracker_realtime_tickets (hash, admin_id, device_id, expires_at)
     select ?, ?, s.device_id, now() + make_interval(secs => ?)
       from strapi_sessions s
      where s.session_id = ? and s.device_id is not null
        and (select count(*) from tracker_realtime_tickets t where t.admin_id = ? and t.expires_at >= now()) < ?
     returning 1`,
    [hashOf(ticket), adminId, TICKET_LIFE_SECONDS, sessionId, adminId, MAX_OPEN_TICKETS],
  );
  return rows.length === 1 ? ticket : null;
}

/** Use a ticket up. @returns whom it was given to; null for an unknown, used or expired one. */
export async function redeemTicket(strapi: Core.Strapi, ticket: unknown): Promise<TicketHolder | null> {
  if (typeof ticket !== 'string' || !TICKET.test(ticket)) return null;
  const { rows } = await strapi.db.connection.raw<{
    rows: { admin_id: number; device_id: string; valid: boolean }[];
  }>(
    `delete from tracker_realtime_tickets where hash = ?
     returning admin_id, device_id, expires_at >= now() as valid`,
    [hashOf(ticket)],
  );
  const [row] = rows;
  return row?.valid ? { adminId: row.admin_id, deviceId: row.device_id } : null;
}

/**
 * May this administrator, on this device, (still) watch? Active, signed in there, and with a role
 * that sees the dashboards.
 */
export async function mayWatch(strapi: Core.Strapi, { adminId, deviceId }: TicketHolder): Promise<boolean> {
  const { rows } = await strapi.db.connection.raw<{ rows: unknown[] }>(
    `select 1 from admin_users u
      where u.id = ? and u.is_active is true and u.blocked is not true
        and exists (select 1 from strapi_sessions s
                     where s.origin = 'admin' and s.user_id = u.id::text and s.device_id = ?
                       and s.expires_at > now() at time zone 'utc')
        and exists (select 1 from admin_users_roles_lnk ur
                      join admin_permissions_role_lnk pr on pr.role_id = ur.role_id
                      join admin_permissions p on p.id = pr.permission_id
                     where ur.user_id = u.id and p.action = 'plugin::dashboards.view')`,
    [adminId, deviceId],
  );
  return rows.length === 1;
}
