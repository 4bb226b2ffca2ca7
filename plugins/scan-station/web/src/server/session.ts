import { isRecord } from './answers';

/** Who is signed in on this device. `stages`: names of stages the person is limited to; null: all. */
export interface Session {
  jwt: string;
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
  const { jwt, expiresAt, operator } = value;
  if (typeof jwt !== 'string' || typeof expiresAt !== 'string') return null;
  if (typeof operator.id !== 'string' || typeof operator.name !== 'string') return null;
  const { id, name, may, stages } = operator;
  return { jwt, expiresAt, operator: { id, name, may: texts(may), stages: stageNames(stages) } };
}

/** The session kept on this device, as long as it has not run out. */
export function keptSession(storage: Pick<Storage, 'getItem'>, nowMs: number): Session | null {
  const text = storage.getItem(KEY);
  if (text === null) return null;
  try {
    const session = sessionOf(JSON.parse(text));
    return session && Date.parse(session.expiresAt) > nowMs ? session : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function keepSession(storage: Pick<Storage, 'setItem' | 'removeItem'>, session: Session | null): void {
  if (session === null) storage.removeItem(KEY);
  else storage.setItem(KEY, JSON.stringify(session));
}
