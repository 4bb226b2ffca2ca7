import type { AbsentLine, AbsentPart } from '../contracts';
import type { Line } from '../tree/structure';
import type { Existing } from './existing';
import type { PlannedPart } from './plan';

function named({ code, designation, name }: AbsentPart): AbsentPart {
  return { code, designation, name };
}

/**
 * Lines that the product has and the file does not, though it names both their parts; those of a part that it does not name
 * at all are told with that part. They stay as they are. Pure.
 */
export function absentLines(
  parts: readonly PlannedPart[],
  lines: readonly Line[],
  existing: Pick<Existing, 'lines'>,
): AbsentLine[] {
  if (existing.lines.length === 0) return [];
  const inFile = new Map(parts.map((part) => [part.item.key, part.existing]));
  const told = new Map<string, Set<string>>();
  for (const { parent, child } of lines) {
    const children = told.get(parent);
    if (children) children.add(child);
    else told.set(parent, new Set([child]));
  }
  return existing.lines.flatMap((line): AbsentLine[] => {
    const [parent, child] = [inFile.get(line.parent), inFile.get(line.child)];
    if (!parent || !child || told.get(line.parent)?.has(line.child)) return [];
    return [{ parent: named(parent), child: named(child), quantity: line.quantity, unit: null }];
  });
}
