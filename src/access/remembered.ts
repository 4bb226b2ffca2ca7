import { createHash } from 'node:crypto';

/** No factory has so many people at work; beyond it the longest unused is forgotten. */
const MAX_ENTRIES = 10_000;

interface Entry<T> {
  value: T;
  untilMs: number;
}

/** The name under which a token is remembered: a dump of the memory must not hold tokens. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

/**
 * Remembers what a token may do, for a short time. While `trusted` is false (nobody would tell us of
 * changes) nothing is remembered. A value that was looked up before a `forget` and arrives after it
 * is used once and not kept: it may be older than the change.
 */
export class Remembered<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #pending = new Map<string, Promise<T | null>>();
  #generation = 0;
  trusted = false;

  constructor(private readonly keepMs: number) {}

  /** What is remembered, without a look at the database; undefined: nothing. */
  peek(hash: string, nowMs: number): T | undefined {
    const entry = this.#entries.get(hash);
    if (!entry) return undefined;
    if (entry.untilMs > nowMs) return entry.value;
    this.#entries.delete(hash);
    return undefined;
  }

  /** Look up what is not remembered; several askers of one token share one look-up. */
  async find(hash: string, nowMs: number, lookUp: () => Promise<T | null>): Promise<T | null> {
    const pending = this.#pending.get(hash);
    if (pending) return pending;
    const started = this.#lookUp(hash, nowMs, lookUp);
    this.#pending.set(hash, started);
    try {
      return await started;
    } finally {
      if (this.#pending.get(hash) === started) this.#pending.delete(hash);
    }
  }

  async #lookUp(hash: string, nowMs: number, lookUp: () => Promise<T | null>): Promise<T | null> {
    const generation = this.#generation;
    const value = await lookUp();
    if (value !== null && this.trusted && generation === this.#generation) this.#keep(hash, value, nowMs);
    return value;
  }

  #keep(hash: string, value: T, nowMs: number): void {
    if (this.#entries.size >= MAX_ENTRIES) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(hash, { value, untilMs: nowMs + this.keepMs });
  }

  /** Forget the values of which `concerns` is true; all of them unless said. */
  forget(concerns: (value: T) => boolean = () => true): void {
    this.#generation += 1;
    this.#pending.clear();
    for (const [hash, { value }] of this.#entries) if (concerns(value)) this.#entries.delete(hash);
  }

  get size(): number {
    return this.#entries.size;
  }
}
