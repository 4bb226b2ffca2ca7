import type { AbsentLine, AbsentPart } from '../contracts';
import type { Line } from '../tree/structure';
import { compareMaterials, sumsOfNeeds } from './compare-materials';
import type { Existing } from './existing';
import type { PlannedPart } from './plan';

function named({ code, designation, name }: AbsentPart): AbsentPart {
  return { code, designation, name };
}

/** A part without materials needs none where the file names those of others; a file that names none says nothing of them. */
function absentMaterials({ item, existing }: PlannedPart, namesMaterials: boolean): AbsentLine[] {
  if (!existing || !namesMaterials) return [];
  const needs =
    item.materials.length > 0
      ? compareMaterials(item, existing).absent
      : [...sumsOfNeeds(existing.materials ?? []).values()];
  return needs.map(({ name, quantity, unit }) => {
    const child = { code: null, designation: null, name };
    return { parent: named(existing), child, quantity: Number(quantity.toFixed(6)), unit };
  });
}

/**
 * Lines that the product has and the file does not, though it names both their parts; those of a part that it does not name
 * at all are told with that part. Materials that a file which names some does not name of their part are among them. They stay as
 * they are. Pure.
 */
export function absentLines(
  parts: readonly PlannedPart[],
  lines: readonly Line[],
  existing: Pick<Existing, 'lines'>,
): AbsentLine[] {
  const inFile = new Map(parts.map((part) => [part.item.key, part.existing]));
  const told = new Map<string, Set<string>>();
  for (const { parent, child } of lines) {
    const children = told.get(parent);
    if (children) children.add(child);
    else told.set(parent, new Set([child]));
  }
  const left = existing.lines.flatMap((line): AbsentLine[] => {
    const [parent, child] = [inFile.get(line.parent), inFile.get(line.child)];
    if (!parent || !child || told.get(line.parent)?.has(line.child)) return [];
    return [{ parent: named(parent), child: named(child), quantity: line.quantity, unit: null }];
  });
  const namesMaterials = parts.some(({ item }) => item.materials.length > 0);
  return [...left, ...parts.flatMap((part) => absentMaterials(part, namesMaterials))];
}
