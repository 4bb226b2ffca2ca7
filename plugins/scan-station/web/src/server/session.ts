import { isRecord } from './answers';

/** Who is signed in on this device. `stages`: names of stages the person is limited to; null: all. */
export interface Session {
  jwt: string;
  /** The name that acts made in it give; null: the server told none. */
  sessionId: string | null;
  /** ISO 8601 in UTC. */
  expiresAt: string;
  operator: { id: string; name: string; may: string[]; stages: string[] | null };
}

const KEY = 'tracker-scan-session';

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
    operator: { id, name, may: texts(may), stages: stageNames(stages) },
  };
}

/**
 * The session kept on this device. Whether it has run out the server says: the device's clock may be
 * wrong, and without a connection the person who is signed in works on.
 */
export function keptSession(storage: Pick<Storage, 'getItem'>): Session | null {
  const text = storage.getItem(KEY);
  if (text === null) return null;
  try {
    return sessionOf(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function keepSession(storage: Pick<Storage, 'setItem' | 'removeItem'>, session: Session | null): void {
  if (session === null) storage.removeItem(KEY);
  else storage.setItem(KEY, JSON.stringify(session));
}
