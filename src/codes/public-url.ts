import { networkInterfaces } from 'node:os';
import type { Core } from '@strapi/strapi';

const EVERY_ADDRESS = new Set(['', '0.0.0.0', '::']);

/** The first address by which other devices of the local network reach this machine. */
function lanAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

/**
 * The address that labels lead to: PUBLIC_URL, else the address that this server listens at as
 * phones of the local network see it. It is printed, so it should be set before the first print.
 */
export function publicUrl(strapi: Core.Strapi): string {
  const configured = strapi.config.get<string>('server.url', '');
  if (/^https?:\/\//i.test(configured)) return configured.replace(/\/+$/, '');
  const host = strapi.config.get<string>('server.host', '');
  const port = strapi.config.get<number>('server.port', 1337);
  const reachable = EVERY_ADDRESS.has(host) ? (lanAddress() ?? '127.0.0.1') : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** Whether nobody has said what stands on labels: it is this machine's address in the network of today. */
export function publicUrlIsGuessed(strapi: Core.Strapi): boolean {
  const configured = strapi.config.get<string>('server.url', '');
  return configured === '' || strapi.config.get<boolean>('tracker.publicUrlIsGuessed', false);
}
