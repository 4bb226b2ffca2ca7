import { MAX_QUANTITY } from '../../../../../src/tracking/contracts';
import { parentsFirst } from './cycles';
import type { Line } from './structure';

/** Larger than any quantity we accept, small enough to stay an exact whole number after one more factor. */
const OVERFLOW = MAX_QUANTITY + 1;

/**
 * Required quantity of every key: sum over parents of (parent required x quantity per parent), plus
 * what is asked for at the top. Above the largest quantity it stays at one more than that.
 * @param demand pieces asked for of a key itself, over all products
 */
export function rollDown(
  keys: readonly string[],
  lines: readonly Line[],
  demand: ReadonlyMap<string, number>,
): Map<string, number> {
  const required = new Map(keys.map((key) => [key, Math.min(demand.get(key) ?? 0, OVERFLOW)]));
  const below = new Map<string, Line[]>();
  for (const line of lines) {
    const own = below.get(line.parent);
    if (own) own.push(line);
    else below.set(line.parent, [line]);
  }
  for (const key of parentsFirst(keys, lines)) {
    for (const { child, quantity } of below.get(key) ?? []) {
      const sum = (required.get(child) ?? 0) + (required.get(key) ?? 0) * quantity;
      required.set(child, Math.min(sum, OVERFLOW));
    }
  }
  return required;
}
