import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { connect, type Connection } from './connection';
import { answered, problemOf } from './problem';
import { missingSettings, oneDriveSettings } from './settings';

/** The connection of this process and the settings it was made of. */
let current: { key: string; connection: Connection } | null = null;

/** The connection, made anew where the settings are others; null: something is not set. */
export function connectionOf(strapi: Core.Strapi): Connection | null {
  const settings = oneDriveSettings(strapi);
  if (missingSettings(settings).length > 0) return null;
  const key = JSON.stringify(settings);
  if (current?.key !== key) {
    void current?.connection.close();
    current = { key, connection: connect(settings) };
  }
  return current.connection;
}

/** Forget the connection and its token. */
export async function disconnect(): Promise<void> {
  const connection = current?.connection;
  current = null;
  await connection?.close();
}

/** One line for who runs the server: what went wrong, never with what. */
function log(strapi: Core.Strapi, { code, details }: Refusal): void {
  const microsoft = typeof details.microsoftCode === 'string' ? ` (${details.microsoftCode})` : '';
  strapi.log.warn(`OneDrive: ${code}${microsoft}`);
}

/** Work with the connection; a refusal where there is none, or where Microsoft's side does not do what is asked. */
export async function withOneDrive<T extends object>(
  strapi: Core.Strapi,
  work: (connection: Connection) => Promise<T>,
): Promise<T | Refusal> {
  const connection = connectionOf(strapi);
  if (!connection) {
    const [setting] = missingSettings(oneDriveSettings(strapi));
    return refuse('onedrive-not-configured', { setting });
  }
  const outcome = await answered(() =>
    work(connection).catch((error: unknown) => again(strapi, work, error)),
  );
  if ('ok' in outcome && outcome.ok === false) log(strapi, outcome as Refusal);
  return outcome;
}

/** A token that Graph no longer takes may be an old one: sign in anew and try once more. */
async function again<T>(
  strapi: Core.Strapi,
  work: (connection: Connection) => Promise<T>,
  error: unknown,
): Promise<T> {
  if (problemOf(error)?.code !== 'onedrive-token-refused') throw error;
  await disconnect();
  const connection = connectionOf(strapi);
  if (!connection) throw error;
  return work(connection);
}
