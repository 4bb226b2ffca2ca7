import type { Core } from '@strapi/strapi';
import { badgeHash, readBadgeCode } from './badge-code';
import type { Account } from './password-check';
import { pinMatches } from './pin-hash';

/** Whose badge it is, and the PIN that goes with it. */
export interface BadgeHolder extends Account {
  blocked: boolean;
  /** null: no PIN has been set. */
  pinHash: string | null;
}

/** Whose badge has this code; null for an unknown or a revoked one. One query, whatever the answer is. */
export async function findBadgeHolder(strapi: Core.Strapi, badge: string): Promise<BadgeHolder | null> {
  const hash = badgeHash(readBadgeCode(badge) ?? '');
  const { rows }: { rows: BadgeHolder[] } = await strapi.db.connection.raw(
    `select u.id, u.username, coalesce(u.blocked, false) as blocked, p.hash as "pinHash"
       from tracker_badges b join up_users u on u.id = b.operator_id
       left join tracker_pins p on p.operator_id = u.id
      where b.token_hash = ? and b.revoked_at is null`,
    [hash],
  );
  return rows[0] ?? null;
}

/** So long after its session has run out a device still knows whose it was. */
const RETURN_WITHIN = '7 days';

/** Somebody whose session on a device has run out, with the hash of the badge that is valid. */
export interface Returning extends BadgeHolder {
  badgeHash: Buffer;
}

/**
 * Whose session this was, where the PIN alone may begin the next one: on the same device, ended by its time alone and not long
 * ago, with the badge and the PIN of then still valid. Null: the badge is needed.
 */
export async function findReturning(
  strapi: Core.Strapi,
  { sessionId, operatorId, deviceId }: { sessionId: string; operatorId: number; deviceId: string },
): Promise<Returning | null> {
  const { rows }: { rows: Returning[] } = await strapi.db.connection.raw(
    `select u.id, u.username, false as blocked, p.hash as "pinHash", b.token_hash as "badgeHash"
       from tracker_sessions s join up_users u on u.id = s.operator_id
       join tracker_badges b on b.operator_id = u.id and b.revoked_at is null and b.issued_at <= s.started_at
       join tracker_pins p on p.operator_id = u.id and p.set_at <= s.started_at
      where s.id = :sessionId and s.operator_id = :operatorId and s.device_id = :deviceId
        and s.ended_at is null and s.expires_at > now() - interval '${RETURN_WITHIN}'
        and not coalesce(u.blocked, false)`,
    { sessionId, operatorId, deviceId },
  );
  return rows[0] ?? null;
}

/** The holder's account if the PIN is right; without a holder it takes as long. */
export async function checkPin(holder: BadgeHolder | null, pin: string): Promise<Account | null> {
  const matches = await pinMatches(pin, holder?.pinHash ?? null);
  if (!matches || !holder || holder.blocked) return null;
  return { id: holder.id, username: holder.username };
}
