import { hint, type RawIssue } from '../issues/issue';
import { isMeasure } from '../table/units';
import type { BomRow, MaterialNeed, TreeNode } from './bom-row';

/** What a format makes of rows. */
export interface Forest {
  nodes: TreeNode[];
  issues: RawIssue[];
  /** Materials that stand below nothing and were left out; absent: there are none. */
  loose?: BomRow[];
}

/** What a row of a material says that its part needs; null: it names nothing. Without a quantity nothing is counted. */
export function needOf({ name, designation, quantity, unit }: BomRow): MaterialNeed | null {
  const text = [name, designation].filter((own) => own !== null).join(' ');
  return text === '' ? null : { name: text.slice(0, 255), quantity: quantity ?? 0, unit };
}

/** `005 Turning`: the number orders the operations of one part and names no stage. */
const OPERATION_NUMBER = /^0?\d{2,3}[.\s)]+(?=\D)/;

/** Adds rows to a tree, parents before children; material and operation rows fill their part instead. */
export class Grower {
  readonly nodes: TreeNode[] = [];

  /**
   * @param parent index of the parent among the nodes, null for a root
   * @returns index of the new node, or null where the row filled its parent
   */
  add(row: BomRow, parent: number | null): number | null {
    const above = parent === null ? undefined : this.nodes[parent];
    if (above && row.role === 'operation') {
      const name = (row.name ?? row.designation)?.replace(OPERATION_NUMBER, '');
      if (name) above.row = { ...above.row, operations: [...above.row.operations, name] };
      return null;
    }
    if (above && row.role === 'material') {
      // Without a quantity the row only says of what its part is made.
      const need = needOf(row);
      if (need) above.materials.push(need);
      return null;
    }
    this.nodes.push({ row, parent, depth: above ? above.depth + 1 : 0, materials: [] });
    return this.nodes.length - 1;
  }
}

/** A part that is made of one piece names its material; an assembly has materials beside its parts. */
function nameMaterials(nodes: readonly TreeNode[]): void {
  const parents = new Set(nodes.map(({ parent }) => parent));
  nodes.forEach((node, index) => {
    const [first] = node.materials;
    if (first && node.row.material === null && !parents.has(index))
      node.row = { ...node.row, material: first.name };
    node.materials = node.materials.filter(({ quantity }) => quantity > 0);
  });
}

/** Materials and operations that stand below nothing cannot be counted as parts: they are left out and told. */
export function settled({ nodes, issues }: Forest): Forest {
  nameMaterials(nodes);
  const places = new Map<number, number>();
  const kept: TreeNode[] = [];
  const told: RawIssue[] = [];
  const loose: BomRow[] = [];
  nodes.forEach((node, index) => {
    const { role, quantity, unit, row, name, designation } = node.row;
    const isWhole = quantity !== null && Number.isInteger(quantity) && !isMeasure(unit);
    const counted = role === 'material' && isWhole;
    if (node.parent === null && role !== 'item' && !counted) {
      told.push(hint('material-without-part', { row, value: name ?? designation }));
      if (role === 'material') loose.push(node.row);
      return;
    }
    places.set(index, kept.length);
    kept.push({ ...node, parent: node.parent === null ? null : (places.get(node.parent) ?? null) });
  });
  return { nodes: kept, issues: [...issues, ...told], ...(loose.length > 0 ? { loose } : {}) };
}
