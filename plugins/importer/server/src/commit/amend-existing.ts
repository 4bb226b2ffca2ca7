import type { AmendPart } from '../../../../../src/tracking';
import type { KeyedAmendment } from '../apart/desk-talk';
import type { Plan } from '../plan/plan';
import { writtenLines } from '../plan/written-lines';

/**
 * What the plan asks of batches that exist, and of new ones that are made of such: required
 * quantities and lines. Lines among new parts are made when those are launched. Pure.
 */
export function amendmentsOf(plan: Plan): KeyedAmendment[] {
  const update = plan.duplicates === 'update';
  const ids = new Map(plan.parts.map(({ item, existing }) => [item.key, existing?.partId ?? null]));
  const amendments = new Map<string, KeyedAmendment>();
  const amendment = (key: string): KeyedAmendment | null => {
    const partId = ids.get(key);
    if (partId === undefined) return null;
    const found = amendments.get(key) ?? { key, partId, required: null, lines: [] };
    amendments.set(key, found);
    return found;
  };
  for (const { item, status, differences } of plan.parts) {
    if (!update || status !== 'changed' || !differences.some(({ field }) => field === 'required')) continue;
    const found = amendment(item.key);
    if (found) found.required = item.required;
  }
  for (const { parent, child, quantity } of writtenLines(plan.lines, plan.parts, plan.duplicates)) {
    const childPartId = ids.get(child);
    if (childPartId === undefined || (childPartId === null && ids.get(parent) === null)) continue;
    amendment(parent)?.lines.push({ child, childPartId, quantity });
  }
  return [...amendments.values()].filter(({ required, lines }) => required !== null || lines.length > 0);
}

/**
 * The same with the ids of parts that have come into being.
 * @param newIds numeric part ids of the new parts by key
 */
export function withNewIds(
  amendments: readonly KeyedAmendment[],
  newIds: ReadonlyMap<string, number>,
): AmendPart[] {
  return amendments.flatMap(({ key, partId: known, required, lines }) => {
    const partId = known ?? newIds.get(key);
    if (partId === undefined) return [];
    const told = lines.flatMap(({ child, childPartId, quantity }) => {
      const id = childPartId ?? newIds.get(child);
      return id === undefined ? [] : [{ childPartId: id, quantity }];
    });
    return required !== null || told.length > 0 ? [{ partId, required, lines: told }] : [];
  });
}
