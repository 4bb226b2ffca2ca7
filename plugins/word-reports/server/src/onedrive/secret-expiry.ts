import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { oneDriveSettings, type OneDriveSettings } from './settings';

/** What Microsoft told at the last test, for every process and after a restart. */
interface Kept {
  /** Of which secret; it tells nothing of it. */
  of: string;
  /** ISO 8601. */
  expiresAt: string;
}

const storeOf = (strapi: Core.Strapi) =>
  strapi.store({ type: 'plugin', name: 'word-reports', key: 'secret-expiry' });

const markOf = ({ clientId, clientSecret }: OneDriveSettings): string =>
  createHmac('sha256', clientSecret).update(clientId).digest('hex');

/** Keep when the secret in use expires; null: Microsoft does not tell it. */
export async function keepExpiry(strapi: Core.Strapi, expiresAt: string | null): Promise<void> {
  const value = expiresAt === null ? null : { of: markOf(oneDriveSettings(strapi)), expiresAt };
  await storeOf(strapi).set({ value });
}

/** When the secret in use expires as Microsoft told last; null: it has not, or told it of another secret. */
export async function keptExpiry(strapi: Core.Strapi): Promise<string | null> {
  const kept = (await storeOf(strapi).get()) as Kept | null;
  return kept?.of === markOf(oneDriveSettings(strapi)) ? kept.expiresAt : null;
}
