import type { Capability } from '../../../../../../src/tracking/contracts';

/** What can be done with several batches at once, beside printing their labels. */
export type BulkAct = 'responsible' | 'route' | 'hold' | 'release-hold';

/** In the order of their buttons. What may be chosen is read from a door for whoever may see batches. */
const RIGHTS: readonly [BulkAct, readonly Capability[]][] = [
  ['responsible', ['set-responsible', 'view-parts']],
  ['route', ['assign-route', 'view-parts']],
  ['hold', ['hold']],
  ['release-hold', ['hold']],
];

/** The acts that somebody may do with several batches, in the order of their buttons. */
export function bulkActsFor(may: (capability: Capability) => boolean): BulkAct[] {
  return RIGHTS.filter(([, needed]) => needed.every(may)).map(([act]) => act);
}
