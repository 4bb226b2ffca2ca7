import { hint, type RawIssue } from '../issues/issue';
import { isMeasure } from '../table/units';
import type { BomRow, TreeNode } from './bom-row';

/** What a format makes of rows. */
export interface Forest {
  nodes: TreeNode[];
  issues: RawIssue[];
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
      this.fillMaterial(above, row);
      return null;
    }
    this.nodes.push({ row, parent, depth: above ? above.depth + 1 : 0, materials: [] });
    return this.nodes.length - 1;
  }

  private fillMaterial(node: TreeNode, row: BomRow): void {
    const name = [row.name, row.designation].filter((text) => text !== null).join(' ');
    if (name === '') return;
    // Without a quantity the row only says of what its part is made.
    node.materials.push({ name: name.slice(0, 255), quantity: row.quantity ?? 0, unit: row.unit });
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
  nodes.forEach((node, index) => {
    const { role, quantity, unit, row, name, designation } = node.row;
    const isWhole = quantity !== null && Number.isInteger(quantity) && !isMeasure(unit);
    const counted = role === 'material' && isWhole;
    if (node.parent === null && role !== 'item' && !counted) {
      told.push(hint('material-without-part', { row, value: name ?? designation }));
      return;
    }
    places.set(index, kept.length);
    kept.push({ ...node, parent: node.parent === null ? null : (places.get(node.parent) ?? null) });
  });
  return { nodes: kept, issues: [...issues, ...told] };
}
