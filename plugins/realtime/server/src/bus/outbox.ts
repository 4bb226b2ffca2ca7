import type { TrackingEvent } from '../../../../../src/tracking';

/** What one batch tells the other processes; `gap`: events before it were lost. */
export interface Batch {
  gap: boolean;
  events: TrackingEvent[];
}

/**
 * Events that wait to be told to the other processes. Bounded: when the database does not take them
 * for so long that it overflows, they are dropped and the next batch says that there is a gap.
 */
export class Outbox {
  #events: TrackingEvent[] = [];
  #gap = false;

  constructor(private readonly limit: number) {}

  add(event: TrackingEvent): void {
    if (this.#events.length < this.limit) {
      this.#events.push(event);
      return;
    }
    this.#events = [];
    this.#gap = true;
  }

  get isEmpty(): boolean {
    return this.#events.length === 0 && !this.#gap;
  }

  /** At most `size` of the oldest events; they are gone from here. */
  take(size: number): Batch {
    const batch = { gap: this.#gap, events: this.#events.slice(0, size) };
    this.#events = this.#events.slice(size);
    this.#gap = false;
    return batch;
  }

  /** A batch could not be told: back to the front, as far as there is room. */
  putBack(batch: Batch): void {
    this.#gap ||= batch.gap;
    if (this.#events.length + batch.events.length <= this.limit) {
      this.#events = [...batch.events, ...this.#events];
      return;
    }
    this.#gap = true;
  }
}
