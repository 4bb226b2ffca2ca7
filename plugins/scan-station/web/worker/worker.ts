/**
 * Serves the page from this device. The page of /scan and every /scan/CODE is one file, so that any label
 * opens without a network once the page was open with one. Everything else goes to the server as ever.
 */
declare const self: ServiceWorkerGlobalScope;

/** The name `self` above is this file's alone. */
export {};

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

/** Drawings that were seen on this device, of both scopes; the page reads their age (src/kept-drawings.ts). */
const DRAWINGS = 'tracker-scan-drawings';
const MAX_DRAWINGS = 60;
const MAX_DRAWING_BYTES = 40_000_000;
/** A larger one would push out too many others. */
const MAX_BYTES_OF_ONE = 10_000_000;

/** The address of the drawing that is asked for, as a picture of the page or as a page of its own; null: none is. */
function drawingAsked({ method, url }: Request): string | null {
  const { pathname, search, origin } = new URL(url);
  const found = /^(?:\/scan\/drawing)?(\/files\/[^/]+)$/.exec(pathname)?.[1];
  return found !== undefined && method === 'GET' && origin === self.location.origin
    ? `${found}${search}`
    : null;
}

/** Keep a drawing as the one that was looked at last; of too many, and of too large ones, the oldest go. */
async function keepDrawing(name: string, answer: Response, keptAt: string): Promise<void> {
  const content = await answer.blob();
  if (content.size > MAX_BYTES_OF_ONE) return;
  const cache = await caches.open(DRAWINGS);
  const headers = new Headers(answer.headers);
  // A reader of PDF asks for pieces of what comes with this, and the kept one is whole.
  headers.delete('accept-ranges');
  headers.set('x-kept-at', keptAt);
  headers.set('x-kept-bytes', String(content.size));
  await cache.delete(name);
  await cache.put(name, new Response(content, { headers }));
  const kept = await cache.keys();
  const sizes = await Promise.all(
    kept.map(async (one) => Number((await cache.match(one))?.headers.get('x-kept-bytes') ?? 0)),
  );
  let [count, bytes] = [kept.length, sizes.reduce((sum, size) => sum + size, 0)];
  for (const [place, one] of kept.entries()) {
    if (count <= MAX_DRAWINGS && bytes <= MAX_DRAWING_BYTES) return;
    count -= 1;
    bytes -= sizes[place] ?? 0;
    await cache.delete(one);
  }
}

/** The server's drawing where it answers, else the one that this device has seen. */
async function drawing(address: string, event: FetchEvent): Promise<Response> {
  const name = address.split('?')[0] ?? '';
  const answer = await fetch(address).catch(() => null);
  const keep = (one: Response, keptAt: string): void =>
    // A disk that is full costs the drawing without a network, nothing else.
    event.waitUntil(keepDrawing(name, one, keptAt).catch(() => undefined));
  if (answer?.status === 200) keep(answer.clone(), new Date().toISOString());
  if (answer !== null && answer.status < 500) return answer;
  const kept = await (await caches.open(DRAWINGS)).match(name);
  if (kept) keep(kept.clone(), kept.headers.get('x-kept-at') ?? '');
  return kept ?? answer ?? Response.error();
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
self.addEventListener('message', ({ data }) => {
  // A person has agreed to the new version.
  if (data === 'take-over') void self.skipWaiting();
});
