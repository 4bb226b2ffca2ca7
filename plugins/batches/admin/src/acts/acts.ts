import type { Capability, PartView } from '../../../../../src/tracking/contracts';

/** An act on a batch, by the last word of its door `POST /tracker/parts/:code/ACT`. */
export type ActName = 'route';

export interface Act {
  name: ActName;
  capability: Capability;
}

/** All acts in the order of their buttons. */
export const ACTS: readonly Act[] = [{ name: 'route', capability: 'assign-route' }];

/** The acts that a batch offers to somebody; none on a cancelled one. */
export function actsFor(part: PartView, may: (capability: Capability) => boolean): Act[] {
  if (part.status === 'cancelled') return [];
  return ACTS.filter(({ capability }) => may(capability));
}
