import type { Capability, PartView } from '../../../../../src/tracking/contracts';

/** An act on a batch, by the last word of its door `POST /tracker/parts/:code/ACT`. */
export type ActName =
  | 'hold'
  | 'release-hold'
  | 'add'
  | 'withdraw'
  | 'split'
  | 'reverse-split'
  | 'route'
  | 'void-label'
  | 'cancel';

export type ActField = 'quantity' | 'operation' | 'kind' | 'route';

export interface Act {
  name: ActName;
  capability: Capability;
  fields: readonly ActField[];
  reasonNeeded: boolean;
  /** It takes something away for good. */
  final: boolean;
  /** Whether it makes sense for a batch that stands like this; the server decides all the same. */
  fits(part: PartView): boolean;
}

function act(
  name: ActName,
  capability: Capability,
  more: Partial<Omit<Act, 'name' | 'capability'>> = {},
): Act {
  return { name, capability, fields: [], reasonNeeded: false, final: false, fits: () => true, ...more };
}

/** All acts in the order of their buttons. */
export const ACTS: readonly Act[] = [
  act('hold', 'hold', { fields: ['kind'], reasonNeeded: true, fits: ({ hold }) => hold === null }),
  act('release-hold', 'hold', { fits: ({ hold }) => hold !== null }),
  act('add', 'change-quantity', { fields: ['quantity'], reasonNeeded: true }),
  act('withdraw', 'change-quantity', { fields: ['operation', 'quantity'], reasonNeeded: true }),
  act('split', 'change-quantity', { fields: ['operation', 'quantity'] }),
  act('reverse-split', 'change-quantity', { fits: ({ lot }) => lot > 0 }),
  act('route', 'assign-route', { fields: ['route'] }),
  act('void-label', 'void-labels', { reasonNeeded: true }),
  act('cancel', 'cancel-parts', { reasonNeeded: true, final: true }),
];

/** The acts that a batch offers to somebody; none on a cancelled one. */
export function actsFor(part: PartView, may: (capability: Capability) => boolean): Act[] {
  if (part.status === 'cancelled') return [];
  return ACTS.filter(({ capability, fits }) => may(capability) && fits(part));
}
