import type { Core } from '@strapi/strapi';
import type { Capability } from '../tracking/contracts';
import { loadOperatorRights } from './operator-rights';
import { findSessionOnSameDevice } from './session-store';
import { mayWork, underSessionName } from './typed-names';

/** Somebody who has worked on the same device in a session of their own. */
export interface Colleague {
  id: number;
  /** The name of the account now. */
  name: string;
  /** The name of the account when the session began. */
  nameThen: string;
  may: ReadonlySet<Capability>;
  stageIds: ReadonlySet<number> | null;
}

/** What a sender claims of work that it did not do itself. */
export interface ClaimedSession {
  /** The session that sends. */
  sessionId: string;
  /** The session in which the work was done. */
  madeIn: string;
  /** When it was done by our clock, in milliseconds since 1970. */
  atMs: number;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whose session on the sender's device was open when the work was done.
 * @returns null where there was none, or its operator is blocked or gone: the foreman settles that
 */
export async function colleagueOnDevice(
  strapi: Core.Strapi,
  { sessionId, madeIn, atMs }: ClaimedSession,
): Promise<Colleague | null> {
  if (!UUID.test(madeIn)) return null;
  const session = await findSessionOnSameDevice(strapi, { sessionId, madeIn, at: new Date(atMs) });
  const rights = session && (await loadOperatorRights(strapi, session.operatorId));
  if (!rights || !mayWork(strapi, rights)) return null;
  const { id, name, may, stageIds } = underSessionName(rights, session.operatorName);
  return { id, name, nameThen: session.operatorName, may, stageIds };
}
