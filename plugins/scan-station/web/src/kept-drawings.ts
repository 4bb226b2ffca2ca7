import { useEffect, useState } from 'preact/hooks';
import type { ListedPart } from './server/my-list';

/** Let the service worker load the drawings of these batches, for the time without a network; it knows how many it keeps. */
export function loadAhead(parts: readonly ListedPart[], jwt: string): void {
  const drawings = parts.flatMap(({ drawing }) => drawing ?? []);
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage({ drawings, jwt }));
}

/** Where the service worker keeps the drawings that were seen (worker/worker.ts). */
const KEPT_DRAWINGS = 'tracker-scan-drawings';

/**
 * The address at which a drawing opens as a page of its own: the worker hears of pages below /scan alone. Without a
 * worker the server's own.
 */
export const pageOfDrawing = (address: string): string =>
  address.startsWith('/files/') && navigator.serviceWorker?.controller ? `/scan/drawing${address}` : address;

/** When the drawing that this device keeps was loaded, ISO 8601; null: it keeps none. */
export function useKeptSince(address: string): string | null {
  const [since, setSince] = useState<string | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const kept = await (await caches.open(KEPT_DRAWINGS)).match(address.split('?')[0] ?? '');
      setSince(kept?.headers.get('x-kept-at') ?? null);
    };
    // Over plain http there is no such store.
    if ('caches' in window) void look().catch(() => undefined);
  }, [address]);
  return since;
}
