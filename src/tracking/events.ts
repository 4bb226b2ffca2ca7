import type { TrackingEvent } from './contracts';

type Listener = (event: TrackingEvent) => void;

const listeners = new Set<Listener>();

/**
 * Hear every tracking event of this process. A listener must not throw and must not block: it runs
 * in the turn of the request that caused the event, after its commit.
 * @returns a function that ends the listening.
 */
export function onTrackingEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Tell every listener. Call it after the commit only. */
export function announce(event: TrackingEvent): void {
  for (const listener of listeners) listener(event);
}
