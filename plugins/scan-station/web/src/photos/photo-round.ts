import type { Answer } from '../server/answers';
import { sendPhoto, type Caller } from '../server/api';
import type { KeptPhoto, PhotoStore } from './photo-store';

/** After so many attempts in vain the report goes ahead, and its photo follows when it can. */
const TRIES_BEFORE_REPORT = 3;

/** After so many nobody waits for it any more: the photo is told to have failed. */
const MOST_TRIES = 20;

/** What came of a photo; `signed-out`: the session is over. */
export type PhotoOutcome = 'tried' | 'signed-out';

/**
 * A network that is away says nothing of a photo: no number of attempts without one makes it fail. One that has come
 * stays on the device until its report counts: a report that is refused is made anew with it.
 */
function afterAnswer(photo: KeptPhoto, answer: Answer): KeptPhoto {
  if (answer.kind === 'accepted') return { ...photo, hasCome: true };
  const tries = photo.tries + 1;
  if (answer.kind === 'offline') return { ...photo, tries: Math.min(tries, TRIES_BEFORE_REPORT) };
  const isFinal = answer.kind === 'refused' && ![401, 403, 429].includes(answer.status);
  const words = answer.kind === 'refused' ? answer.message : '';
  return { ...photo, tries, failure: isFinal || tries >= MOST_TRIES ? words : null };
}

/** Whether it is still to be sent. */
export const isUnsent = ({ failure, hasCome }: KeptPhoto): boolean => failure === null && hasCome !== true;

/** The photos of one round of sending: each is tried once, and one at a time. */
export class PhotoRound {
  private readonly tried = new Set<string>();
  /** Photos that the store does not take back: they hold nothing up. */
  private readonly passed = new Set<string>();
  /** Why a photo did not come. */
  why: 'offline' | 'busy' = 'busy';

  constructor(private readonly store: PhotoStore) {}

  /** The reports that wait for a photo of theirs. What has been tried enough holds nothing up. */
  holding(photos: readonly KeptPhoto[]): ReadonlySet<string> {
    const tries = new Map<string, number>();
    for (const photo of photos)
      if (isUnsent(photo) && !this.passed.has(photo.id))
        tries.set(photo.scanId, Math.max(tries.get(photo.scanId) ?? 0, photo.tries));
    return new Set([...tries].flatMap(([scanId, most]) => (most < TRIES_BEFORE_REPORT ? [scanId] : [])));
  }

  /**
   * The photo to send next: those of one report after those of the other.
   * @param scanIds of these reports, in their order
   * @returns null: each was tried in this round, or nobody answers
   */
  next(photos: readonly KeptPhoto[], scanIds: readonly string[]): KeptPhoto | null {
    if (this.why === 'offline') return null;
    const open = photos.filter((photo) => isUnsent(photo) && !this.tried.has(photo.id));
    for (const scanId of scanIds) {
      const photo = open.find((one) => one.scanId === scanId);
      if (photo) return photo;
    }
    return null;
  }

  /** Send one photo. Never rejects: a store that fails holds no report up. */
  async send(photo: KeptPhoto, caller: Caller): Promise<PhotoOutcome> {
    this.tried.add(photo.id);
    const answer = await sendPhoto(photo, caller);
    if (answer.kind === 'signed-out') return 'signed-out';
    // Where one finds nobody the next one does not either.
    if (answer.kind === 'offline') this.why = 'offline';
    await this.store.keep(afterAnswer(photo, answer)).catch(() => this.passed.add(photo.id));
    return 'tried';
  }
}
