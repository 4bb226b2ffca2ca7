import { isDeepStrictEqual } from 'node:util';
import type { Plan } from './plan';

interface Writes {
  product: string | null;
  parts: [key: string, what: unknown][];
}

/** What a commit of this plan would write to parts and product, and nothing else. */
function writesOf(plan: Plan): Writes {
  const parts = plan.parts.flatMap(({ item, status, differences }): [string, unknown][] => {
    if (status === 'new') return [[item.key, item.required]];
    return status === 'changed' && plan.duplicates === 'update' ? [[item.key, differences]] : [];
  });
  return { product: plan.product.existing, parts };
}

/** Accepted acts that are not proposed any more, or of another number of pieces. */
function outdatedActs(seen: Plan, now: Plan, accept: readonly string[]): string[] {
  const [left, right] = [seen, now].map(({ proposals }) => new Map(proposals.map((act) => [act.id, act])));
  return accept
    .filter((id) => !right?.has(id) || !isDeepStrictEqual(left?.get(id), right.get(id)))
    .map((id) => id.slice(id.indexOf(' ') + 1));
}

/**
 * The keys of parts that would be written otherwise than a person has seen; null where the product
 * itself has come or gone. Empty: the preview still tells the truth.
 */
export function outdatedKeys(seen: Plan, now: Plan, accept: readonly string[]): string[] | null {
  if (seen === now) return outdatedActs(seen, now, accept);
  const [before, after] = [writesOf(seen), writesOf(now)];
  if (before.product !== after.product) return null;
  const [left, right] = [new Map(before.parts), new Map(after.parts)];
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  const written = keys.filter((key) => !isDeepStrictEqual(left.get(key), right.get(key)));
  return [...new Set([...written, ...outdatedActs(seen, now, accept)])];
}
