import { isRecord } from '../server/answers';
import type { KeptItem, Refused } from './kept-item';
import { stoppedBy } from './waits';

/** The most acts of one request: far below the bounds of the door, so that a slow network gets through. */
export const MAX_BATCH = 50;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** What the server said of one act. `later`: nothing that is final; it is sent again by itself. */
export type Verdict =
  { kind: 'counted' } | { kind: 'refused'; refusal: Refused } | { kind: 'own-only' } | { kind: 'later' };

/** What can be sent now, in the order in which it was made; parts whose first act is stuck are passed over. */
export function sendable(items: readonly KeptItem[], senderId: string, most = MAX_BATCH): KeptItem[] {
  const stopped = stoppedBy(items, senderId);
  return items.filter(({ id }) => !stopped.has(id)).slice(0, most);
}

/**
 * What goes now, of what can be sent: behind a report that waits for a photo the later acts of its part wait too.
 * @param holding the reports that wait for a photo
 * @param passed parts that are left for another round
 */
export function unhindered(
  ready: readonly KeptItem[],
  holding: ReadonlySet<string>,
  passed: ReadonlySet<string>,
): KeptItem[] {
  const waiting = new Set<string>();
  return ready.filter(({ id, kind, body }) => {
    if (passed.has(kind === 'call' ? id : body.partCode)) return false;
    if (kind === 'call') return true;
    if (holding.has(id)) waiting.add(body.partCode);
    return !waiting.has(body.partCode);
  });
}

/** Whether the foreman has said that nothing of it counts. */
function isDismissed({ settledBy }: Refused['details']): boolean {
  return isRecord(settledBy) && typeof settledBy.dismissed === 'string';
}

/** The verdict of an answer to one act that is none of 2xx. */
export function verdictOf(status: number, refusal: Refused, isForeign: boolean): Verdict {
  const { code, details } = refusal;
  if (status >= 500 || status === 429 || status === 401) return { kind: 'later' };
  if (code === 'earlier-item-refused' || code === 'earlier-item-failed') return { kind: 'later' };
  // A foreman has dealt with it: the work stands in the ledger under another id. That none of it counts its maker reads.
  if (code === 'already-settled' && (isForeign || !isDismissed(details))) return { kind: 'counted' };
  // Somebody else has taken the report back: what was wanted stands in the ledger.
  if (code === 'already-undone') return { kind: 'counted' };
  if (isForeign && code === 'not-permitted' && details.capability === 'correct-others') {
    return { kind: 'own-only' };
  }
  return { kind: 'refused', refusal };
}

/** An act as the device keeps it after a verdict; null: it is done with. */
export function afterVerdict(item: KeptItem, verdict: Verdict): KeptItem | null {
  if (verdict.kind === 'counted') return null;
  if (verdict.kind === 'refused') return { ...item, refusal: verdict.refusal, putAside: false };
  if (verdict.kind === 'own-only') return { ...item, ownOnly: true };
  return item;
}

/** The acts that go when one is settled by a person: it, and the undos of a report that never counted. */
export function settledWith(items: readonly KeptItem[], id: string): string[] {
  return items
    .filter((item) => item.id === id || (item.kind === 'undo' && item.body.scanId === id))
    .map((item) => item.id);
}

/**
 * What the device does at the server's word that these acts are counted, settled or dismissed: it sends one's own again, to be
 * told how; of others' nothing is left to do. The undo of a report that counts is an act of its own and stays.
 */
export function afterWord(
  items: readonly KeptItem[],
  ids: readonly string[],
  senderId: string | null,
): { removed: string[]; changed: KeptItem[] } {
  // Its maker has been told, and takes it away.
  const meant = items.filter(({ id, refusal }) => ids.includes(id) && refusal?.code !== 'already-settled');
  const isOwn = ({ operator }: KeptItem): boolean => operator.id === senderId;
  return {
    removed: meant.filter((item) => !isOwn(item)).map(({ id }) => id),
    changed: meant.filter(isOwn).map((item) => ({ ...item, refusal: null, putAside: false, ownOnly: false })),
  };
}

/** The acts of a part that only its hold has stopped: they are sent again when it is released. */
export function stoppedByHold(items: readonly KeptItem[]): KeptItem[] {
  return items.filter(({ refusal }) => refusal?.code === 'part-on-hold');
}

/** How long to wait after so many attempts without an answer: twice as long each time, a minute at most. */
export function backoffMs(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, Math.min(failures, 20) - 1));
}
