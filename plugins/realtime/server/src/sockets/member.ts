import type { Core } from '@strapi/strapi';
import { identify, type AccessChange } from '../../../../../src/access';
import type { Doer } from '../../../../../src/tracking';
import { mayWatch, redeemTicket } from '../tickets/tickets';

/** What a socket may hear: batches and scans; imports only where the whole product is open. */
export type Room = 'parts' | 'imports';

/** Who watches through a socket. */
export interface Member {
  /** Names the person for the limit of sockets per person. */
  key: string;
  /** The session or the device of an administrator that the socket belongs to; null: an API token's. */
  session: string | null;
  rooms: Room[];
  /** When the session ends by itself, milliseconds since 1970; null: it does not. */
  expiresAtMs: number | null;
  /** What a change of sessions or rights means for this socket. */
  concernedBy(change: AccessChange): 'ended' | 'ask' | 'no';
  /** May it (still) watch? Asks the database. */
  mayStay(): Promise<boolean>;
}

/** What a client hands over in `auth`. */
export interface Credentials {
  ticket?: unknown;
  jwt?: unknown;
  /** `true`: events come gathered, a few times a second at most. */
  together?: unknown;
}

const MAX_JWT_LENGTH = 2_000;

async function adminMember(strapi: Core.Strapi, ticket: unknown): Promise<Member | null> {
  const holder = await redeemTicket(strapi, ticket);
  if (!holder || !(await mayWatch(strapi, holder))) return null;
  return {
    key: `admin:${holder.adminId}`,
    session: holder.deviceId,
    rooms: ['parts', 'imports'],
    expiresAtMs: null,
    concernedBy: ({ kind }) => (kind === 'admins' ? 'ask' : 'no'),
    mayStay: () => mayWatch(strapi, holder),
  };
}

function mayView({ may }: Doer): boolean {
  return may === null || may.has('view-parts');
}

async function sessionMember(strapi: Core.Strapi, jwt: string, address: string): Promise<Member | null> {
  const who = () => identify(strapi, { authorization: `Bearer ${jwt}`, address, requestId: null });
  const found = await who();
  if (!found || !mayView(found.doer)) return null;
  const { doer, session } = found;
  return {
    key: `${doer.actor.type}:${doer.actor.id}`,
    session: session?.id ?? null,
    rooms: doer.may === null ? ['parts', 'imports'] : ['parts'],
    expiresAtMs: session?.expiresAtMs ?? null,
    concernedBy(change) {
      if (!session) return change.kind === 'api-tokens' ? 'ask' : 'no';
      if (change.kind === 'session') return change.id === session.id ? 'ended' : 'no';
      if (change.kind === 'operator') return String(change.id) === doer.actor.id ? 'ask' : 'no';
      return change.kind === 'operators' ? 'ask' : 'no';
    },
    async mayStay() {
      const now = await who();
      return now !== null && mayView(now.doer);
    },
  };
}

/** Whom these credentials belong to; null: nobody who may watch. A ticket is used up by this. */
export async function memberOf(
  strapi: Core.Strapi,
  { ticket, jwt }: Credentials,
  address: string,
): Promise<Member | null> {
  if (ticket !== undefined) return adminMember(strapi, ticket);
  if (typeof jwt !== 'string' || jwt.length > MAX_JWT_LENGTH) return null;
  return sessionMember(strapi, jwt, address);
}
