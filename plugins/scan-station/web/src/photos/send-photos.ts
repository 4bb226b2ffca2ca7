import type { Answer } from '../server/answers';
import { sendPhoto, type Caller } from '../server/api';
import type { KeptPhoto, PhotoStore } from './photo-store';

/** After so many attempts in vain the report goes ahead, and its photo follows when it can. */
const TRIES_BEFORE_REPORT = 3;

/** After so many nobody waits for it any more: the photo is told to have failed. */
const MOST_TRIES = 20;

/** What came of a photo: done with, another attempt may bring it, nobody answered, or the session is over. */
type Outcome = 'done' | 'later' | 'offline' | 'signed-out';

/** A network that is away says nothing of a photo: no number of attempts without one makes it fail. */
function afterAnswer(photo: KeptPhoto, answer: Answer): KeptPhoto | null {
  if (answer.kind === 'accepted') return null;
  const tries = photo.tries + 1;
  if (answer.kind === 'offline') return { ...photo, tries: Math.min(tries, TRIES_BEFORE_REPORT) };
  const isFinal = answer.kind === 'refused' && ![401, 403, 429].includes(answer.status);
  const words = answer.kind === 'refused' ? answer.message : '';
  return { ...photo, tries, failure: isFinal || tries >= MOST_TRIES ? words : null };
}

async function sendOne(store: PhotoStore, photo: KeptPhoto, caller: Caller): Promise<Outcome> {
  const answer = await sendPhoto(photo, caller);
  if (answer.kind === 'signed-out') return 'signed-out';
  const left = afterAnswer(photo, answer);
  if (left === null) await store.remove([photo.id]);
  else await store.keep(left);
  if (left === null || left.failure !== null) return 'done';
  return answer.kind === 'offline' ? 'offline' : 'later';
}

/**
 * Send the photos of these reports, each in its turn. A store that fails holds no report up: its photos follow when it
 * answers again.
 * @param isOf whether a photo is of one of them
 * @returns the reports that wait for a photo of theirs; null: the session is over
 */
export async function sendPhotos(
  store: PhotoStore,
  isOf: (scanId: string) => boolean,
  caller: Caller,
): Promise<ReadonlySet<string> | null> {
  // The most attempts that any photo of a report has had: what has been tried enough holds nothing up.
  const tried = new Map<string, number>();
  let isReached = true;
  for (const photo of await store.all().catch(() => [])) {
    const { scanId, tries, failure } = photo;
    if (failure !== null || !isOf(scanId)) continue;
    // Where one finds nobody the next one does not either.
    const wasReached = isReached;
    const outcome = isReached ? await sendOne(store, photo, caller).catch(() => 'done' as const) : 'offline';
    if (outcome === 'signed-out') return null;
    if (outcome === 'done') continue;
    if (outcome === 'offline') isReached = false;
    tried.set(scanId, Math.max(tried.get(scanId) ?? 0, wasReached ? tries + 1 : tries));
  }
  return new Set([...tried].flatMap(([scanId, tries]) => (tries < TRIES_BEFORE_REPORT ? [scanId] : [])));
}
