import type { RawIssue } from '../issues/issue';
import type { BomRow, TreeNode } from './bom-row';

/** What a format makes of rows. */
export interface Forest {
  nodes: TreeNode[];
  issues: RawIssue[];
}

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
      const name = row.name ?? row.designation;
      if (name !== null) above.row = { ...above.row, operations: [...above.row.operations, name] };
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
    if (node.row.material === null) node.row = { ...node.row, material: name.slice(0, 255) };
    if (row.quantity !== null)
      node.materials.push({ name: name.slice(0, 255), quantity: row.quantity, unit: row.unit });
  }
}
