import { drawingsToLoad, MAX_BYTES_OF_ONE, type DrawingAhead } from '../src/logic/load-ahead';

/**
 * Drawings for the time without a network: those that were seen on this device, of both scopes, and those of the batches that
 * wait for whoever is signed in, ahead of time. The page reads their age (src/kept-drawings.ts).
 */
declare const self: ServiceWorkerGlobalScope;

const DRAWINGS = 'tracker-scan-drawings';
const MAX_DRAWINGS = 60;
const MAX_DRAWING_BYTES = 40_000_000;
/** A file may be replaced under its name; whoever looks at it with a network sees the new one at once. */
const FRESH_MS = 24 * 60 * 60_000;

/** What the page asks for. */
export interface Ahead {
  drawings: readonly DrawingAhead[];
  /** Of whoever is signed in. */
  jwt: string;
}

/** Whether a message of the page asks for drawings. */
export function isAhead(data: unknown): data is Ahead {
  return typeof data === 'object' && data !== null && 'drawings' in data && 'jwt' in data;
}

/** The address of the drawing that is asked for, as a picture of the page or as a page of its own; null: none is. */
export function drawingAsked({ method, url }: Request): string | null {
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
  // Takes the place of the one before, as the last, with no moment between in which the page finds none.
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

/**
 * The server's drawing where it answers, else the one that this device keeps. An address without a signature is of a list that
 * the device keeps: the server would refuse it.
 */
export async function drawing(address: string, event: FetchEvent): Promise<Response> {
  const [name = '', signature] = address.split('?');
  const kept = await (await caches.open(DRAWINGS)).match(name);
  const answer = kept && signature === undefined ? null : await fetch(address).catch(() => null);
  const keep = (one: Response, keptAt: string): void =>
    // A disk that is full costs the drawing without a network, nothing else.
    event.waitUntil(keepDrawing(name, one, keptAt).catch(() => undefined));
  if (answer?.status === 200) keep(answer.clone(), new Date().toISOString());
  // A page that stays open outlives the signature of its link.
  const isOver = answer?.status === 403 && kept !== undefined;
  if (answer !== null && answer.status < 500 && !isOver) return answer;
  if (kept) keep(kept.clone(), kept.headers.get('x-kept-at') ?? '');
  return kept ?? answer ?? Response.error();
}

async function isFresh(name: string): Promise<boolean> {
  const kept = await (await caches.open(DRAWINGS)).match(name);
  return Date.now() - Date.parse(kept?.headers.get('x-kept-at') ?? '') < FRESH_MS;
}

/** One after the other, and behind what the page itself asks for. Ends where the server stops answering. */
async function load({ drawings, jwt }: Ahead): Promise<void> {
  for (const { id, name } of drawingsToLoad(drawings)) {
    const address = `/files/${name}`;
    if (await isFresh(address)) continue;
    const answer = await fetch(`/api/files/${id}`, {
      headers: { Authorization: `Bearer ${jwt}` },
      priority: 'low',
    });
    if (answer.status === 401 || answer.status >= 500) return;
    if (answer.status === 200) await keepDrawing(address, answer, new Date().toISOString());
  }
}

let loading: Promise<void> | null = null;

/** Load the drawings of the batches that wait, unless that is going on already or this device saves its data. */
export function loadAhead(ahead: Ahead): Promise<void> {
  const { connection } = self.navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return Promise.resolve();
  // Without a network, or on a full disk, it comes with the next list.
  loading ??= load(ahead)
    .catch(() => undefined)
    .finally(() => (loading = null));
  return loading;
}
