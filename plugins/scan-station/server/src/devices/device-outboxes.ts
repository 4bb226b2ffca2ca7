import type { Core } from '@strapi/strapi';
import { listed, type Listed } from '../../../../../src/tracking';

/** The most people who are told of one device; a page keeps 2,000 acts at most. */
export const MAX_PEOPLE = 50;
/** A foreman looks through no more. */
const MAX_LISTED = 200;

/** What a device keeps of one person. */
export interface HeldOf {
  operator: string;
  /** Reports that nobody has answered to yet. */
  waiting: number;
  /** Reports that the server has refused and nobody has settled. */
  refused: number;
  /** When the oldest of them was made: ISO 8601 in UTC, by our clock. */
  oldestAt: string;
}

/** The same as a foreman sees it. */
export interface DeviceOutbox extends HeldOf {
  /** Tells one device from another. */
  device: string;
  /** Who was signed in there when it was heard; null: nobody was. */
  toldBy: string | null;
  /** ISO 8601 in UTC. */
  toldAt: string;
}

/**
 * Keep what this device says, in place of what it said before.
 * @param toldBy who is signed in there; null: nobody is
 */
export async function keepDeviceOutbox(
  strapi: Core.Strapi,
  { deviceId, toldBy }: { deviceId: string; toldBy: string | null },
  held: readonly HeldOf[],
): Promise<void> {
  await strapi.db.connection.transaction(async (transaction) => {
    // Two tabs of one device must not mix what they say.
    await transaction.raw(`select pg_advisory_xact_lock(hashtext('device-outbox'), hashtext(?))`, [deviceId]);
    await transaction.raw(
      `delete from tracker_device_outboxes where device_id = ? or told_at < now() - interval '1 year'`,
      [deviceId],
    );
    await transaction.raw(
      `insert into tracker_device_outboxes (device_id, operator_name, waiting, refused, oldest_at, told_by)
       select :deviceId::uuid, h.operator, h.waiting, h.refused, h."oldestAt", :toldBy
         from jsonb_to_recordset(:held::jsonb) as h(operator text, waiting int, refused int, "oldestAt" timestamptz)`,
      { deviceId, toldBy: toldBy ?? '', held: JSON.stringify(held) },
    );
  });
}

/** What all known devices keep, the oldest report first, and whether there is more. */
export async function readDeviceOutboxes(strapi: Core.Strapi): Promise<Listed<DeviceOutbox>> {
  const iso = (column: string): string =>
    `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const { rows: found }: { rows: DeviceOutbox[] } = await strapi.db.connection.raw(
    `select left(device_id::text, 8) as device, operator_name as operator, waiting, refused,
            ${iso('oldest_at')} as "oldestAt", nullif(told_by, '') as "toldBy", ${iso('told_at')} as "toldAt"
       from tracker_device_outboxes
      order by oldest_at, device_id, operator_name limit ${MAX_LISTED + 1}`,
  );
  return listed(found, MAX_LISTED);
}
