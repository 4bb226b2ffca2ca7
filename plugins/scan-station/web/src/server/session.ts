import { isRecord } from './answers';

/** Who is signed in on this device. `stages`: names of stages the person is limited to; null: all. */
export interface Session {
  jwt: string;
  /** The name that acts made in it give; null: the server told none. */
  sessionId: string | null;
  /** ISO 8601 in UTC. */
  expiresAt: string;
  /** It began with a PIN: when it has run out, the PIN alone may begin the next. */
  byPin: boolean;
  operator: { id: string; name: string; may: string[]; stages: string[] | null };
}

/** Who works on this device, and whose session ran out here, so that the PIN may do instead of the badge. */
export interface KeptSessions {
  session: Session | null;
  ended: Session | null;
}

export const NOBODY: KeptSessions = { session: null, ended: null };

const KEYS = { session: 'tracker-scan-session', ended: 'tracker-scan-session-ended' };

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

function stageNames(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  return texts(value.map((stage: unknown) => (isRecord(stage) ? stage.name : stage)));
}

/** The answer to a sign-in, or what the device kept of one; null where it is neither. */
export function sessionOf(value: unknown): Session | null {
  if (!isRecord(value) || !isRecord(value.operator)) return null;
  const { jwt, sessionId, expiresAt, operator } = value;
  if (typeof jwt !== 'string' || typeof expiresAt !== 'string') return null;
  if (typeof operator.id !== 'string' || typeof operator.name !== 'string') return null;
  const { id, name, may, stages } = operator;
  const ownId = typeof sessionId === 'string' ? sessionId : null;
  return {
    jwt,
    sessionId: ownId,
    expiresAt,
    byPin: value.byPin === true,
    operator: { id, name, may: texts(may), stages: stageNames(stages) },
  };
}

/**
 * The sessions kept on this device. Whether one has run out the server says: the device's clock may be
 * wrong, and without a connection the person who is signed in works on.
 */
export function keptSessions(storage: Pick<Storage, 'getItem'>): KeptSessions {
  return { session: keptUnder(storage, KEYS.session), ended: keptUnder(storage, KEYS.ended) };
}

function keptUnder(storage: Pick<Storage, 'getItem'>, key: string): Session | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    return sessionOf(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function keepSessions(storage: Pick<Storage, 'setItem' | 'removeItem'>, kept: KeptSessions): void {
  for (const name of ['session', 'ended'] as const) {
    if (kept[name] === null) storage.removeItem(KEYS[name]);
    else storage.setItem(KEYS[name], JSON.stringify(kept[name]));
  }
}
