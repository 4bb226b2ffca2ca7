import { rollDown } from '../tree/roll-down';

/** What of an order a repetition needs. */
export interface EarlierOrder {
  /** Products that it made. */
  quantity: number;
  parts: readonly { key: string; required: number }[];
  lines: readonly { parent: string; child: string; quantity: number }[];
}

/**
 * Pieces of each part that another number of the same products needs: what nothing contains by the share of one product,
 * everything else by the lines. Pure.
 */
export function requiredFor(order: EarlierOrder, quantity: number): Map<string, number> {
  const contained = new Set(order.lines.map(({ child }) => child));
  const demand = new Map(
    order.parts
      .filter(({ key }) => !contained.has(key))
      .map(({ key, required }) => [key, Math.max(1, Math.round(required / order.quantity)) * quantity]),
  );
  const keys = order.parts.map(({ key }) => key);
  return rollDown(
    keys,
    order.lines.map((line) => ({ ...line, rows: [] })),
    demand,
  );
}
