import type { Answer } from '../server/answers';
import { sendPhoto, type Caller } from '../server/api';
import type { KeptPhoto, PhotoStore } from './photo-store';

/** After so many attempts in vain the report goes ahead, and its photo follows when it can. */
const TRIES_BEFORE_REPORT = 3;

/** After so many nobody waits for it any more: the photo is told to have failed. */
const MOST_TRIES = 20;

/** What came of a photo: it is done with, another attempt may bring it, or the session is over. */
type Outcome = 'done' | 'later' | 'signed-out';

function afterAnswer(photo: KeptPhoto, answer: Answer): KeptPhoto | null {
  if (answer.kind === 'accepted') return null;
  const tries = photo.tries + 1;
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
  return left === null || left.failure !== null ? 'done' : 'later';
}

/**
 * Send the photos of these reports, each in its turn.
 * @param isOf whether a photo is of one of them
 * @returns the reports that wait for a photo of theirs; null: the session is over
 */
export async function sendPhotos(
  store: PhotoStore,
  isOf: (scanId: string) => boolean,
  caller: Caller,
): Promise<ReadonlySet<string> | null> {
  const waiting = new Set<string>();
  let isReached = true;
  for (const photo of await store.all()) {
    if (photo.failure !== null || !isOf(photo.scanId)) continue;
    // Where one finds nobody the next one does not either; what has been tried enough holds nothing up.
    const outcome = isReached ? await sendOne(store, photo, caller) : 'later';
    if (outcome === 'signed-out') return null;
    if (outcome === 'done') continue;
    isReached = false;
    if (photo.tries + 1 < TRIES_BEFORE_REPORT) waiting.add(photo.scanId);
  }
  return waiting;
}
