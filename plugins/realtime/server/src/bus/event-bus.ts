import type { TrackingEvent } from '../../../../../src/tracking';

/** What the processes of one installation tell each other. */
export interface EventBus {
  /** @throws when the first connection cannot be made. */
  start(): Promise<void>;
  /** Tell the other processes, soon. Never throws, never waits. */
  announce(event: TrackingEvent): void;
  stop(): Promise<void>;
}

export interface BusHandlers {
  /** Events of the other processes, in the order in which each of them announced. */
  onEvents(events: TrackingEvent[]): void;
  /** Events of other processes may have been missed: whoever watches must read again. */
  onGap(): void;
  onError(error: unknown): void;
}
