import type { TrackingEvent } from '../../../../../../src/tracking/contracts';

/** Which level. */
export interface LevelPlace {
  /** The product's documentId. */
  product: string;
  /** The label code of the assembly; empty: at the top. */
  parent: string;
}

/**
 * Whether an event may have changed which batches stand on a level, and not just their counts: an act on one of them or on their assembly,
 * at the top an act on any batch of the order, for what it gets into its composition stands there no more.
 */
export function mayMove(
  event: TrackingEvent,
  { product, parent }: LevelPlace,
  rows: readonly { code: string }[],
): boolean {
  if (!('part' in event)) return true;
  if (event.name !== 'part.changed' || event.part.product.id !== product) return false;
  return parent === '' || [parent, ...rows.map(({ code }) => code)].includes(event.part.code);
}
