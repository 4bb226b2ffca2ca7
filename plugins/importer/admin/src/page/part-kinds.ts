import type { PartKind } from '../../../../../src/tracking/contracts';

/** In the order in which a person chooses. */
export const PART_KINDS: readonly PartKind[] = ['assembly', 'part', 'standard', 'purchased', 'material'];
