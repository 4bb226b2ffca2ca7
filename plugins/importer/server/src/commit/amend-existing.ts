import type { AmendPart } from '../../../../../src/tracking';
import type { Plan } from '../plan/plan';
import { writtenLines } from '../plan/written-lines';

/**
 * What the plan asks of batches that exist, and of new ones that are made of such: required
 * quantities and lines.
 * @param newIds numeric part ids of the new parts by key
 */
export function amendmentsOf(plan: Plan, newIds: ReadonlyMap<string, number>): AmendPart[] {
  const update = plan.duplicates === 'update';
  const ids = new Map(newIds);
  for (const { item, existing } of plan.parts) if (existing) ids.set(item.key, existing.partId);
  const amendments = new Map<string, AmendPart>();
  const amendment = (key: string): AmendPart | null => {
    const partId = ids.get(key);
    if (partId === undefined) return null;
    const found = amendments.get(key) ?? { partId, required: null, lines: [] };
    amendments.set(key, found);
    return found;
  };
  for (const { item, status, differences } of plan.parts) {
    if (!update || status !== 'changed' || !differences.some(({ field }) => field === 'required')) continue;
    const found = amendment(item.key);
    if (found) found.required = item.required;
  }
  for (const { parent, child, quantity } of writtenLines(plan.lines, plan.parts, plan.duplicates)) {
    // Lines among new parts are made when those are launched.
    if (newIds.has(parent) && newIds.has(child)) continue;
    const childPartId = ids.get(child);
    if (childPartId !== undefined) amendment(parent)?.lines.push({ childPartId, quantity });
  }
  return [...amendments.values()].filter(({ required, lines }) => required !== null || lines.length > 0);
}
