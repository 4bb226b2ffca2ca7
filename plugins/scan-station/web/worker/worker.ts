import { drawing, drawingAsked, isAhead, loadAhead } from './drawings';

/**
 * Serves the page from this device. The page of /scan and every /scan/CODE is one file, so that any label
 * opens without a network once the page was open with one. Everything else goes to the server as ever.
 */
declare const self: ServiceWorkerGlobalScope;

/** Both are filled in by the build (vite.config.ts). */
const FILES = '__FILES__' as unknown as readonly string[];
const VERSION = '__VERSION__';

const PAGE = '/scan';

/** /scan and /SCAN are two scopes with a worker each; what one of them clears away the other keeps. */
const MINE = `tracker-scan|${new URL(self.registration.scope).pathname}|`;
const CACHE = `${MINE}${VERSION}`;

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  // The browser's own cache may still hold the page of the version before.
  await cache.addAll([PAGE, ...FILES].map((file) => new Request(file, { cache: 'reload' })));
}

async function forgetOldFiles(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(MINE) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** What of the page's own is asked for; null: nothing of this worker's. */
function keptName(request: Request): string | null {
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return null;
  if (request.mode === 'navigate') return /^\/scan(\/[^/]*)?\/?$/i.test(pathname) ? PAGE : null;
  return FILES.includes(pathname) ? pathname : null;
}

async function fromDevice(name: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(name);
  return kept ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOldFiles()));
self.addEventListener('fetch', (event) => {
  const name = keptName(event.request);
  if (name !== null) return event.respondWith(fromDevice(name, event.request));
  const address = drawingAsked(event.request);
  if (address !== null) event.respondWith(drawing(address, event));
});
self.addEventListener('message', (event) => {
  const { data } = event as { data: unknown };
  // A person has agreed to the new version.
  if (data === 'take-over') void self.skipWaiting();
  if (isAhead(data)) event.waitUntil(loadAhead(data));
});
