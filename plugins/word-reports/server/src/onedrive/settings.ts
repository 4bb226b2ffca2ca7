import type { Core } from '@strapi/strapi';
import type { OneDriveVariable } from '../../../contracts';

/** config/onedrive.ts, where each limit is told. */
export interface OneDriveSettings {
  /** Names of variables, and whether each is set. */
  given: Readonly<Record<string, boolean>>;
  tenantId: string;
  clientId: string;
  clientSecret: string;
  userId: string;
  /** A day, or empty. */
  secretExpires: string;
  authorityHost: string;
  graphUrl: string;
  caFile: string;
  /** `http://user:password@host:port`, or empty: none. */
  httpsProxy: string;
  /** What is asked without it. */
  noProxy: string;
  requestMs: number;
  transferMs: number;
  longestWaitMs: number;
  retryDelayMs: number;
}

const NEEDED = {
  MS_TENANT_ID: 'tenantId',
  MS_CLIENT_ID: 'clientId',
  MS_CLIENT_SECRET: 'clientSecret',
  MS_ONEDRIVE_USER_ID: 'userId',
} as const;

/** The settings as they are now. */
export function oneDriveSettings(strapi: Core.Strapi): OneDriveSettings {
  return strapi.config.get<OneDriveSettings>('onedrive');
}

/** The variables by their names, whether each is set and whether anything works without it; never their values. */
export function settingsByName(settings: OneDriveSettings): OneDriveVariable[] {
  const missing = new Set(missingSettings(settings));
  return Object.entries(settings.given).map(([name, isGiven]) => ({
    ...{ name, isNeeded: name in NEEDED },
    isSet: name in NEEDED ? !missing.has(name) : isGiven,
  }));
}

/** The variables that are needed and not set. */
export function missingSettings(settings: OneDriveSettings): string[] {
  return Object.entries(NEEDED)
    .filter(([, key]) => settings[key] === '')
    .map(([name]) => name);
}
