import type { TrackingEvent } from '../../../../../src/tracking';
import { GatheredEvents, type Gathered } from './gathered-events';

/** The first event after a pause is told at once, what follows waits for the end of this long. */
const PAUSE_MS = 50;
/** A batch with its operations is about a kilobyte: more of them at once than this a page had better read. */
const MAX_TOGETHER = 100;

/** Tells events together, at most twenty times a second, however busy the factory is. */
export class PacedTeller {
  readonly #waiting = new GatheredEvents(MAX_TOGETHER);
  #pause: NodeJS.Timeout | null = null;

  /** @param tell called with what is to be told now; it must not throw */
  constructor(private readonly tell: (gathered: Gathered) => void) {}

  add(event: TrackingEvent): void {
    this.#waiting.add(event);
    if (this.#pause === null) this.#flush();
  }

  stop(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
  }

  #flush(): void {
    this.tell(this.#waiting.take());
    this.#pause = setTimeout(() => {
      this.#pause = null;
      if (!this.#waiting.isEmpty) this.#flush();
    }, PAUSE_MS);
    this.#pause.unref();
  }
}
