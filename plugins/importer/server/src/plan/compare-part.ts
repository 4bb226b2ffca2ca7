import type { Difference } from '../contracts';
import { ownKey } from '../own-fields/own-field';
import type { Item, Line } from '../tree/structure';
import { compareMaterials, needsText } from './compare-materials';
import type { ExistingLine, ExistingPart } from './existing';

const FIELDS = ['name', 'material', 'size'] as const;

function attributesText(attributes: Record<string, unknown> | null): string {
  const entries = Object.entries(attributes ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, value]) => `${name}: ${String(value)}`).join('; ');
}

function compositionText(lines: readonly { child: string; quantity: number }[]): string {
  return lines
    .map(({ child, quantity }) => `${child.slice(2)} × ${quantity}`)
    .sort()
    .join('; ');
}

function changedLines(lines: readonly Line[], existing: readonly ExistingLine[]): Line[] {
  if (lines.length === 0) return [];
  const before = new Map(existing.map(({ child, quantity }) => [child, quantity]));
  return lines.filter(({ child, quantity }) => before.get(child) !== quantity);
}

/**
 * What the file says differently of a part that exists. An empty cell says nothing, a child that the
 * file does not name stays.
 */
export function comparePart(
  item: Item,
  part: ExistingPart,
  lines: readonly Line[],
  existingLines: readonly ExistingLine[],
): Difference[] {
  const differences: Difference[] = [];
  for (const field of FIELDS) {
    const to = item[field];
    if (to !== null && to !== part[field]) differences.push({ field, from: part[field], to });
  }
  if (item.kindTold && item.kind !== part.kind)
    differences.push({ field: 'kind', from: part.kind, to: item.kind });
  if (Object.keys(item.attributes).length > 0) {
    const attributes = { ...part.attributes, ...item.attributes };
    const [from, to] = [attributesText(part.attributes), attributesText(attributes)];
    if (from !== to) differences.push({ field: 'attributes', from, to });
  }
  for (const [name, to] of Object.entries(item.own)) {
    const from = part.own[name] ?? null;
    if (from !== to) differences.push({ field: ownKey(name), from, to });
  }
  if (item.required !== part.required)
    differences.push({ field: 'required', from: part.required, to: item.required });
  const changed = changedLines(lines, existingLines);
  if (changed.length > 0) {
    const before = existingLines.filter(({ child }) => changed.some((line) => line.child === child));
    differences.push({ field: 'composition', from: compositionText(before), to: compositionText(changed) });
  }
  const { before, after } = compareMaterials(item, part);
  if (after.length > 0)
    differences.push({ field: 'materials', from: needsText(before), to: needsText(after) });
  return differences;
}
