import { useEffect, useState } from 'preact/hooks';

/** How often a page that stays open for days asks for a new version. */
const ASK_MS = 30 * 60_000;

/** The page is one, its addresses are two: printed labels open /SCAN/CODE. */
const SCOPES = ['/scan', '/SCAN'];

/** `offered`: another version waits to be taken; `stale`: the server has no files for this one any more. */
export type NewVersionOffer = 'offered' | 'stale';

function register(onWaiting: () => void): () => void {
  const { serviceWorker } = navigator;
  const registrations: ServiceWorkerRegistration[] = [];
  const ask = (): void => {
    // Without a network there is no answer, and the next time asks again.
    for (const registration of registrations) registration.update().catch(() => undefined);
  };
  const watch = (registration: ServiceWorkerRegistration): void => {
    registrations.push(registration);
    const look = (): void => {
      // The very first worker waits for a moment too; there is nothing older to be left for it.
      if (registration.waiting && registration.active) onWaiting();
    };
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    );
    look();
  };
  for (const scope of SCOPES) {
    // A browser that keeps no workers, or a certificate that it does not trust: the page works online.
    serviceWorker.register('/scan/worker.js', { scope }).then(watch, () => undefined);
  }
  const timer = setInterval(ask, ASK_MS);
  const ifVisible = (): void => {
    if (document.visibilityState === 'visible') ask();
  };
  document.addEventListener('visibilitychange', ifVisible);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ifVisible);
  };
}

/** Let these workers take over, whichever of them serves this page. @param done called when all have */
function takeOver(workers: ServiceWorker[], done: () => void): void {
  const left = new Set(workers);
  const leave = (worker: ServiceWorker): void => {
    left.delete(worker);
    if (left.size === 0) done();
  };
  if (workers.length === 0) return done();
  for (const worker of workers) {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') leave(worker);
    });
    worker.postMessage('take-over');
  }
}

/** The worker of a newer version than the one in charge, all its files loaded; none: there is no such version, or no network. */
async function newest(registration: ServiceWorkerRegistration): Promise<ServiceWorker[]> {
  if (!registration.waiting) {
    await registration.update().catch(() => undefined);
    const { installing } = registration;
    // It has its files, or has failed to get them.
    if (installing) await new Promise((done) => installing.addEventListener('statechange', done));
  }
  return registration.waiting ? [registration.waiting] : [];
}

/** Load the page anew in the newest version that the server has: by itself a browser would show the one that it keeps. */
export async function loadAnew(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  takeOver((await Promise.all(registrations.map(newest))).flat(), () => location.reload());
}

/** Keep the page on this device, and learn of new versions of it. @returns null: this one is the newest */
export function useNewVersion(): NewVersionOffer | null {
  const [offer, setOffer] = useState<NewVersionOffer | null>(null);
  useEffect(() => {
    const stale = (): void => setOffer('stale');
    window.addEventListener('vite:preloadError', stale);
    const stop = 'serviceWorker' in navigator ? register(() => setOffer('offered')) : undefined;
    return () => {
      window.removeEventListener('vite:preloadError', stale);
      stop?.();
    };
  }, []);
  return offer;
}
