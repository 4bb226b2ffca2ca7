import type { KeyObject } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { connectionConfig } from '../schema';
import { AccessChanges, type AccessChange } from './access-changes';
import type { OperatorRights } from './operator-rights';
import { Remembered } from './remembered';
import type { ApiTokenRights } from './api-token-rights';
import { sessionKey } from './session-token';

/** A session that was verified, with the rights of its operator. */
export interface SessionRights {
  sessionId: string;
  /** Milliseconds since 1970. */
  expiresAtMs: number;
  operator: OperatorRights;
  /** Strapi's ability over the content API, made of the role's actions. */
  ability: Ability;
}

/** What Strapi's permission engine makes. */
export interface Ability {
  can(action: string, subject?: unknown): boolean;
}

type ChangeListener = (change: AccessChange) => void;

/** What this process knows of sessions and tokens. */
export interface AccessState {
  key: KeyObject;
  sessions: Remembered<SessionRights>;
  apiTokens: Remembered<ApiTokenRights>;
  /** What Strapi's content API authentication said of API tokens. */
  apiTokenAuths: Remembered<object>;
  listeners: Set<ChangeListener>;
  changes: AccessChanges;
}

/** Longer is not faster, and a notice that never came would harm for longer. */
const REMEMBER_MS = 60_000;

const states = new WeakMap<Core.Strapi, AccessState>();

/** @throws before `startAccess` and after `stopAccess`. */
export function accessState(strapi: Core.Strapi): AccessState {
  const state = states.get(strapi);
  if (!state) throw new Error('Access is not started: call startAccess in bootstrap.');
  return state;
}

/** Forget what a change concerns. */
export function applyChange(state: AccessState, change: AccessChange): void {
  if (change.kind === 'session') state.sessions.forget(({ sessionId }) => sessionId === change.id);
  if (change.kind === 'operator') state.sessions.forget(({ operator }) => operator.id === change.id);
  if (change.kind === 'operators') state.sessions.forget();
  if (change.kind === 'api-tokens') {
    state.apiTokens.forget();
    state.apiTokenAuths.forget();
  }
}

function tell(strapi: Core.Strapi, state: AccessState, change: AccessChange): void {
  applyChange(state, change);
  for (const listener of state.listeners) {
    try {
      listener(change);
    } catch (error) {
      strapi.log.error('A listener to access changes failed.', error);
    }
  }
}

function hear(state: AccessState, hearing: boolean): void {
  for (const memory of [state.sessions, state.apiTokens, state.apiTokenAuths]) {
    memory.trusted = hearing;
    memory.forget();
  }
}

/** Begin to listen for changes; until then nothing is remembered. */
export async function startState(strapi: Core.Strapi): Promise<void> {
  const state: AccessState = {
    key: sessionKey(process.env),
    sessions: new Remembered(REMEMBER_MS),
    apiTokens: new Remembered(REMEMBER_MS),
    apiTokenAuths: new Remembered(REMEMBER_MS),
    listeners: new Set(),
    changes: new AccessChanges(connectionConfig(strapi), {
      onChange: (change) => tell(strapi, state, change),
      onHearing: (hearing) => hear(state, hearing),
      onError: (error) => strapi.log.warn(`Access changes: ${String(error)}`),
    }),
  };
  await state.changes.start();
  states.set(strapi, state);
}

export async function stopState(strapi: Core.Strapi): Promise<void> {
  const state = states.get(strapi);
  states.delete(strapi);
  await state?.changes.stop();
}
