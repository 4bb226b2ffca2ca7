import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { accessState } from './access-state';
import { peopleOnDevice } from './session-store';

const DEVICE = /^Device ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** The signature of a device's id; its text is none that a session's token is made of. */
function signatureOf(key: KeyObject, deviceId: string): string {
  return createHmac('sha256', key).update(`tracker device\n${deviceId}`).digest('base64url');
}

/** What a device shows when nobody is signed in there; its first sign-in gives it. */
export function issueDeviceToken(key: KeyObject, deviceId: string): string {
  return `${deviceId}.${signatureOf(key, deviceId)}`;
}

/** The device that an `Authorization: Device TOKEN` header proves; null: none. */
export function readDeviceToken(key: KeyObject, authorization: string | null | undefined): string | null {
  const [, deviceId, given] = DEVICE.exec(authorization ?? '') ?? [];
  if (deviceId === undefined || given === undefined) return null;
  const isOurs = timingSafeEqual(Buffer.from(given), Buffer.from(signatureOf(key, deviceId)));
  return isOurs ? deviceId : null;
}

/** A device on which nobody need be signed in, and the names of those who have been within a year. */
export interface KnownDevice {
  id: string;
  people: ReadonlySet<string>;
}

/** The known device that sends this; null: it proves none, or nobody has worked there for a year. */
export async function deviceThatSends(
  strapi: Core.Strapi,
  authorization: string | null | undefined,
): Promise<KnownDevice | null> {
  const id = readDeviceToken(accessState(strapi).key, authorization);
  const people = id === null ? [] : await peopleOnDevice(strapi, id);
  return id === null || people.length === 0 ? null : { id, people: new Set(people) };
}
