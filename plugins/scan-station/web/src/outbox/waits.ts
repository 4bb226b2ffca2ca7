import type { KeptItem } from './kept-item';

/** What an act of this device waits for; `act` is the one that stands in its way, which may be itself. */
export type Waits =
  /** The next chance to send. */
  | { for: 'chance'; act: null }
  /** The end of a hold. */
  | { for: 'release'; act: KeptItem }
  /** Whoever is signed in settles a refusal. */
  | { for: 'settling'; act: KeptItem }
  /** The act's maker or the foreman. */
  | { for: 'maker'; act: KeptItem };

/** A call for the foreman waits for nothing, and nothing waits for it. */
const laneOf = ({ id, kind, body }: KeptItem): string => (kind === 'call' ? id : body.partCode);

/** Whether this act stands in the way of later ones of its part while `senderId` is signed in. */
function isStuck(item: KeptItem, senderId: string): boolean {
  if (item.refusal !== null) return true;
  const isForeign = item.operator.id !== senderId;
  return isForeign && (item.ownOnly || item.madeIn === null);
}

/**
 * The acts that no chance sends while `senderId` is signed in, by their ids, each with the one that stands in its way: behind an act
 * that is stuck the later ones of its part wait, because they were made on the belief that it counts.
 */
export function stoppedBy(items: readonly KeptItem[], senderId: string): ReadonlyMap<string, KeptItem> {
  const inTheWay = new Map<string, KeptItem>();
  const stopped = new Map<string, KeptItem>();
  for (const item of items) {
    const lane = laneOf(item);
    const stuck = inTheWay.get(lane) ?? (isStuck(item, senderId) ? item : null);
    if (stuck === null) continue;
    inTheWay.set(lane, stuck);
    stopped.set(item.id, stuck);
  }
  return stopped;
}

/** Why an act is still here. @param stopped of `stoppedBy` */
export function waitsOf({ id }: KeptItem, stopped: ReadonlyMap<string, KeptItem>, senderId: string): Waits {
  const act = stopped.get(id);
  if (!act) return { for: 'chance', act: null };
  if (act.refusal?.code === 'part-on-hold') return { for: 'release', act };
  return { for: act.operator.id === senderId ? 'settling' : 'maker', act };
}
