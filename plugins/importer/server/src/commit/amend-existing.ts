import type { AmendPart } from '../../../../../src/tracking';
import type { KeyedAmendment } from '../apart/desk-talk';
import type { DifferenceField } from '../contracts';
import { materialsAfter, wholeNeeds } from '../plan/compare-materials';
import type { Plan, PlannedPart } from '../plan/plan';
import { writtenLines } from '../plan/written-lines';

type Wished = Pick<KeyedAmendment, 'required' | 'materials'>;

function isSaid({ required, materials, lines }: Wished & { lines: readonly unknown[] }): boolean {
  return required !== null || materials !== null || lines.length > 0;
}

/** What a part that exists is to require and to need. Its materials are those of all its pieces: more pieces need more. */
function wishedOf({ item, existing, status, differences }: PlannedPart): Wished {
  const differs = (field: DifferenceField): boolean => differences.some((own) => own.field === field);
  if (!existing || status !== 'changed') return { required: null, materials: null };
  const required = differs('required') ? item.required : null;
  if (required === null && !differs('materials')) return { required, materials: null };
  const perPiece = materialsAfter(item, existing);
  if (perPiece.length === 0) return { required, materials: null };
  return { required, materials: wholeNeeds(perPiece, required ?? existing.required) };
}

/**
 * What the plan asks of batches that exist, and of new ones that are made of such: required
 * quantities, materials and lines. Lines among new parts are made when those are launched. Pure.
 */
export function amendmentsOf(plan: Plan): KeyedAmendment[] {
  const update = plan.duplicates === 'update';
  const ids = new Map(plan.parts.map(({ item, existing }) => [item.key, existing?.partId ?? null]));
  const amendments = new Map<string, KeyedAmendment>();
  const amendment = (key: string): KeyedAmendment | null => {
    const partId = ids.get(key);
    if (partId === undefined) return null;
    const found = amendments.get(key) ?? { key, partId, required: null, materials: null, lines: [] };
    amendments.set(key, found);
    return found;
  };
  for (const part of update ? plan.parts : []) {
    const { required, materials } = wishedOf(part);
    const found = required === null && materials === null ? null : amendment(part.item.key);
    if (found) [found.required, found.materials] = [required, materials];
  }
  for (const { parent, child, quantity } of writtenLines(plan.lines, plan.parts, plan.duplicates)) {
    const childPartId = ids.get(child);
    if (childPartId === undefined || (childPartId === null && ids.get(parent) === null)) continue;
    amendment(parent)?.lines.push({ child, childPartId, quantity });
  }
  return [...amendments.values()].filter(isSaid);
}

/**
 * The same with the ids of parts that have come into being.
 * @param newIds numeric part ids of the new parts by key
 */
export function withNewIds(
  amendments: readonly KeyedAmendment[],
  newIds: ReadonlyMap<string, number>,
): AmendPart[] {
  return amendments.flatMap(({ key, partId: known, required, materials, lines }) => {
    const partId = known ?? newIds.get(key);
    if (partId === undefined) return [];
    const told = lines.flatMap(({ child, childPartId, quantity }) => {
      const id = childPartId ?? newIds.get(child);
      return id === undefined ? [] : [{ childPartId: id, quantity }];
    });
    const amended = { partId, required, materials, lines: told };
    return isSaid(amended) ? [amended] : [];
  });
}
