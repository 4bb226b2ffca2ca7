import type { PartKind } from '../../../../../src/tracking/contracts';
import type { OwnValues } from '../own-fields/own-field';
import { splitOperations } from '../table/operations';
import type { MaterialNeed } from '../tree/bom-row';

/** A part as it is written: everything that the importer would read of it. */
export interface WrittenItem {
  key: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  size: string | null;
  material: string | null;
  attributes: Readonly<Record<string, string>>;
  /** The factory's own fields that have a value, by their names. */
  own: OwnValues;
  operations: readonly string[];
  /** Decimal quantities per one part. */
  materials: readonly MaterialNeed[];
}

/** The bill of materials of one product. */
export interface WrittenBom {
  /** Stands above the table and names the kit; null: the root names it. */
  title: string | null;
  /** Designation of the product. */
  product: string;
  orderNumber: string | null;
  items: readonly WrittenItem[];
  /** Pieces of the child per one parent; without circles. */
  lines: readonly { parent: string; child: string; quantity: number }[];
  /** Pieces per one product of what nothing contains; 1 where nothing is said. */
  atTop: ReadonlyMap<string, number>;
}

/** One row of the table: a part, a material of the part above it, or one operation of it. */
export interface WrittenRow {
  level: number;
  role: 'item' | 'material' | 'operation';
  item: WrittenItem | null;
  name: string | null;
  quantity: number | null;
  unit: string | null;
}

/** Whether all operations can stand in one cell of their part: with a sign in a name that parts them each needs a row of its own. */
export function fitsOneCell(operations: readonly string[]): boolean {
  const read = splitOperations(operations.join('; '));
  return read.length === operations.length && operations.every((name, index) => name === read[index]);
}

function* below(item: WrittenItem, level: number): Generator<WrittenRow> {
  for (const { name, quantity, unit } of item.materials)
    yield { level, role: 'material', item: null, name, quantity, unit };
  if (fitsOneCell(item.operations)) return;
  for (const name of item.operations)
    yield { level, role: 'operation', item: null, name, quantity: null, unit: null };
}

/**
 * The rows of a bill of materials, each assembly before its parts. An assembly that stands in several
 * places is expanded in the first one: the reader knows it everywhere, and the table stays as long as the
 * bill of materials is, however often an assembly is used.
 */
export function* rowsOfBom({ items, lines, atTop }: WrittenBom): Generator<WrittenRow> {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const children = new Map<string, { child: string; quantity: number }[]>();
  for (const { parent, child, quantity } of lines)
    children.set(parent, [...(children.get(parent) ?? []), { child, quantity }]);
  const contained = new Set(lines.map(({ child }) => child));
  const expanded = new Set<string>();
  const roots = items.filter(({ key }) => !contained.has(key));
  const waiting = roots.map(({ key }) => ({ key, level: 0, quantity: atTop.get(key) ?? 1 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { key, level, quantity } = next;
    const item = byKey.get(key);
    if (!item) continue;
    yield { level, role: 'item', item, name: item.name, quantity, unit: null };
    if (expanded.has(key)) continue;
    expanded.add(key);
    yield* below(item, level + 1);
    for (const { child, quantity: pieces } of [...(children.get(key) ?? [])].reverse())
      waiting.push({ key: child, level: level + 1, quantity: pieces });
  }
}
