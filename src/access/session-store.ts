import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** A session of an operator, as the database keeps it. */
export interface OpenSession {
  id: string;
  operatorId: number;
  /** As it was when the session began. */
  operatorName: string;
  expiresAt: Date;
}

/** Why a session ended: the operator signed out, or the right to it was withdrawn. */
export type SessionEnd =
  | 'signed-out'
  | 'operator-blocked'
  | 'operator-removed'
  | 'password-changed'
  | 'role-changed'
  | 'badge-revoked'
  | 'pin-changed';

interface SessionRow {
  id: string;
  operator_id: number;
  operator_name: string;
  expires_at: Date;
}

/** A shift of a large factory on one tablet. */
const MAX_PEOPLE_ON_DEVICE = 1_000;

/** A new session of this operator on this device. */
export async function openSession(
  strapi: Core.Strapi,
  wish: {
    operatorId: number;
    operatorName: string;
    deviceId: string;
    address: string | null;
    expiresAt: Date;
  },
): Promise<OpenSession> {
  const id = randomUUID();
  const { connection } = strapi.db;
  await connection('tracker_sessions').insert({
    id,
    operator_id: wish.operatorId,
    operator_name: wish.operatorName,
    role_id: connection.raw('(select role_id from up_users_role_lnk where user_id = ? limit 1)', [
      wish.operatorId,
    ]),
    device_id: wish.deviceId,
    address: wish.address,
    expires_at: wish.expiresAt,
  });
  return { id, operatorId: wish.operatorId, operatorName: wish.operatorName, expiresAt: wish.expiresAt };
}

/** The session if it is open and not expired by the database's clock. */
export async function findOpenSession(strapi: Core.Strapi, id: string): Promise<OpenSession | null> {
  const row: SessionRow | undefined = await strapi.db
    .connection<SessionRow>('tracker_sessions')
    .where({ id })
    .whereNull('ended_at')
    .whereRaw('expires_at > now()')
    .first('id', 'operator_id', 'operator_name', 'expires_at');
  if (!row) return null;
  return {
    ...{ id: row.id, operatorId: row.operator_id, operatorName: row.operator_name },
    expiresAt: row.expires_at,
  };
}

/**
 * Clocks of devices are corrected by the moment of sending, which a slow network makes too late; a session
 * that a person ended right after the work must still cover it.
 */
const CLOCK_TOLERANCE_SECONDS = 60;

/** The session `madeIn` if it was open at this time on the device of the session `sessionId`. */
export async function findSessionOnSameDevice(
  strapi: Core.Strapi,
  { sessionId, madeIn, at }: { sessionId: string; madeIn: string; at: Date },
): Promise<{ operatorId: number; operatorName: string } | null> {
  const { rows }: { rows: { operatorId: number; operatorName: string }[] } = await strapi.db.connection.raw(
    `select made.operator_id as "operatorId", made.operator_name as "operatorName"
       from tracker_sessions made join tracker_sessions own on own.device_id = made.device_id
      where own.id = :sessionId and made.id = :madeIn
        and :at::timestamptz between made.started_at - :tolerance * interval '1 second'
            and coalesce(made.ended_at, made.expires_at) + :tolerance * interval '1 second'`,
    { sessionId, madeIn, at: at.toISOString(), tolerance: CLOCK_TOLERANCE_SECONDS },
  );
  return rows[0] ?? null;
}

/** End one session; a trigger tells every process. */
export async function closeSession(strapi: Core.Strapi, id: string, why: SessionEnd): Promise<void> {
  await strapi.db
    .connection('tracker_sessions')
    .where({ id })
    .whereNull('ended_at')
    .update({ ended_at: strapi.db.connection.fn.now(), ended_why: why });
}

/** Whether the operator of this number has signed in on this device before. */
export async function isDeviceOf(
  strapi: Core.Strapi,
  deviceId: string,
  operatorId: number,
): Promise<boolean> {
  const where = { device_id: deviceId, operator_id: operatorId };
  return (await strapi.db.connection('tracker_sessions').where(where).first('id')) !== undefined;
}

/** Whether whoever has this name or e-mail has signed in on this device before. */
export async function isKnownDevice(
  strapi: Core.Strapi,
  deviceId: string,
  identifier: string,
): Promise<boolean> {
  const { rows }: { rows: unknown[] } = await strapi.db.connection.raw(
    `select 1 from tracker_sessions s join up_users u on u.id = s.operator_id
      where s.device_id = ? and ? in (lower(u.username), lower(u.email)) limit 1`,
    [deviceId, identifier.toLowerCase()],
  );
  return rows.length > 0;
}

/** The names under which people were signed in on this device, as far as sessions are remembered. */
export async function peopleOnDevice(strapi: Core.Strapi, deviceId: string): Promise<string[]> {
  const { rows }: { rows: { name: string }[] } = await strapi.db.connection.raw(
    `select distinct operator_name as name from tracker_sessions where device_id = ? limit ${MAX_PEOPLE_ON_DEVICE}`,
    [deviceId],
  );
  return rows.map(({ name }) => name);
}

/** The device on which this session began; null: there is no such session. */
export async function deviceOfSession(strapi: Core.Strapi, sessionId: string): Promise<string | null> {
  const row: { device_id: string } | undefined = await strapi.db
    .connection<{ id: string; device_id: string }>('tracker_sessions')
    .where({ id: sessionId })
    .first('device_id');
  return row?.device_id ?? null;
}

/** Forget sessions that have been over for more than a year: nothing that comes late names them. */
export async function forgetOldSessions(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection('tracker_sessions').whereRaw("expires_at < now() - interval '1 year'").delete();
}
