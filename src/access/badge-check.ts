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

/** The holder's account if the PIN is right; without a holder it takes as long. */
export async function checkPin(holder: BadgeHolder | null, pin: string): Promise<Account | null> {
  const matches = await pinMatches(pin, holder?.pinHash ?? null);
  if (!matches || !holder || holder.blocked) return null;
  return { id: holder.id, username: holder.username };
}
