import type { Core } from '@strapi/strapi';
import type { Actor, Capability } from '../tracking/contracts';
import { capabilitiesOf } from './capabilities';
import { tokenHash } from './remembered';
import { accessState } from './access-state';

/** A content API token as Strapi loads it. */
export interface ApiTokenCredentials {
  id: number | string;
  name: string;
  type: 'full-access' | 'read-only' | 'custom';
  kind?: string | null;
  expiresAt?: string | null;
  permissions?: string[] | null;
}

/** Who acts with this token, and what it may. */
export interface ApiTokenRights {
  actor: Actor;
  may: ReadonlySet<Capability> | null;
  /** Milliseconds since 1970; null: never. */
  expiresAtMs: number | null;
}

const READ_ONLY: ReadonlySet<Capability> = new Set(['view-parts']);

interface TokenService {
  hash(token: string): string;
  getByAccessKey(hash: string): Promise<ApiTokenCredentials | null>;
}

function mayOf({ type, permissions }: ApiTokenCredentials): ReadonlySet<Capability> | null {
  if (type === 'full-access') return null;
  return type === 'read-only' ? READ_ONLY : capabilitiesOf(permissions ?? []);
}

export function apiTokenRights(token: ApiTokenCredentials): ApiTokenRights {
  return {
    actor: { type: 'api-token', id: String(token.id), name: token.name },
    may: mayOf(token),
    expiresAtMs: token.expiresAt ? new Date(token.expiresAt).getTime() : null,
  };
}

async function lookUp(strapi: Core.Strapi, token: string): Promise<ApiTokenRights | null> {
  const service = strapi.service('admin::api-token-content-api') as unknown as TokenService;
  const found = await service.getByAccessKey(service.hash(token));
  if (!found || (found.kind !== 'content-api' && found.kind != null)) return null;
  return apiTokenRights(found);
}

/** The rights of a content API token, remembered; null where it is none or has expired. */
export async function verifyApiToken(
  strapi: Core.Strapi,
  token: string,
  nowMs: number,
): Promise<ApiTokenRights | null> {
  const { apiTokens } = accessState(strapi);
  const hash = tokenHash(token);
  const rights =
    apiTokens.peek(hash, nowMs) ?? (await apiTokens.find(hash, nowMs, () => lookUp(strapi, token)));
  return rights && (rights.expiresAtMs === null || rights.expiresAtMs > nowMs) ? rights : null;
}
