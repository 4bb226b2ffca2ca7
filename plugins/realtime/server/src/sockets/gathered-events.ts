import type { TrackingEvent } from '../../../../../src/tracking';

/** What a socket that asked for gathered events hears at once. */
export interface Gathered {
  /** The newest of each batch and of each import, oldest first. */
  events: TrackingEvent[];
  /** So much has changed that reading again is cheaper than being told: `events` is empty then. */
  readAgain: boolean;
}

/** Newer news of the same key make older ones worthless; null: each counts by itself. */
function keyOf(event: TrackingEvent): string | null {
  if (event.name === 'scan.recorded' || event.name === 'part.changed') return `part ${event.part.code}`;
  return event.name === 'import.progress' ? `import ${event.previewId}` : null;
}

/** News from another process may come after newer ones of this one; only the revision of a batch tells. */
function revisionOf(event: TrackingEvent | undefined): number {
  return event?.name === 'scan.recorded' || event?.name === 'part.changed' ? event.part.revision : 0;
}

/**
 * Events that wait to be told together. Of a batch only the newest stays, because it carries the whole batch with its
 * revision; more than `limit` of them become one wish to read again.
 */
export class GatheredEvents {
  readonly #events = new Map<string, TrackingEvent>();
  #count = 0;
  #tooMany = false;

  constructor(private readonly limit: number) {}

  get isEmpty(): boolean {
    return this.#events.size === 0 && !this.#tooMany;
  }

  add(event: TrackingEvent): void {
    if (this.#tooMany) return;
    const key = keyOf(event) ?? `alone ${(this.#count += 1)}`;
    if (revisionOf(this.#events.get(key)) > revisionOf(event)) return;
    this.#events.delete(key);
    this.#events.set(key, event);
    if (this.#events.size <= this.limit) return;
    this.#events.clear();
    this.#tooMany = true;
  }

  /** Everything that waits; nothing waits afterwards. */
  take(): Gathered {
    const gathered = { events: [...this.#events.values()], readAgain: this.#tooMany };
    this.#events.clear();
    this.#tooMany = false;
    return gathered;
  }
}
