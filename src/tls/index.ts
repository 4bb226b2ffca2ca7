/** HTTPS in the factory's network without a domain: an authority of our own, and a TLS port beside the plain one. */
import type { Core } from '@strapi/strapi';
import { publicUrl } from '../codes';
import { hostOf } from './names';
import { TlsDoor } from './tls-door';

export { fingerprintOf } from './authority';

const doors = new WeakMap<Core.Strapi, TlsDoor>();

/** Call in `bootstrap`: opens once the plain port listens, if HTTPS_PORT says so. */
export async function startTls(strapi: Core.Strapi): Promise<void> {
  const settings = strapi.config.get<Parameters<typeof TlsDoor.open>[1]>('tracker.https');
  if (settings.port === null) return;
  const door = await TlsDoor.open(strapi, settings);
  doors.set(strapi, door);
  const { httpServer } = strapi.server;
  if (httpServer.listening) door.listen();
  else httpServer.once('listening', () => door.listen());
}

/** Call in `destroy`. */
export async function stopTls(strapi: Core.Strapi): Promise<void> {
  const door = doors.get(strapi);
  doors.delete(strapi);
  await door?.close();
}

/** Where the TLS door is, and whom a phone has to trust for it. */
export interface SecureDoor {
  port: number;
  /** By the name that labels use, without a slash at the end. */
  url: string;
  /** PEM of our own authority; null where a known one signed. */
  authority: string | null;
}

/** The TLS door of this process; null where it has none. */
export function secureDoor(strapi: Core.Strapi): SecureDoor | null {
  const door = doors.get(strapi);
  if (!door || door.port === null) return null;
  const host = hostOf(publicUrl(strapi));
  const shown = host.includes(':') ? `[${host}]` : host;
  return { port: door.port, url: `https://${shown}:${door.port}`, authority: door.authority };
}
