import type { PartKind } from '../../../../../src/tracking/contracts';

/** One row of the file, read and checked; what could not be read has an issue and stands here empty. */
export interface BomRow {
  row: number;
  /** The dotted number as it stands in the file. */
  number: string | null;
  level: string | null;
  designation: string | null;
  name: string | null;
  /** Whole pieces for an item, decimal for a material; null: the cell is empty. */
  quantity: number | null;
  /** The quantity cell holds something that is no quantity. */
  quantityRefused: boolean;
  size: string | null;
  material: string | null;
  unit: string | null;
  operations: string[];
  /** What the file says; null: it says nothing. */
  kind: PartKind | null;
  /** A material or operation row belongs to the part above it and is none itself. */
  role: 'item' | 'material' | 'operation';
  attributes: Record<string, string>;
}

export interface MaterialNeed {
  name: string;
  /** Decimal, per one part. */
  quantity: number;
  unit: string | null;
}

/** A row in its place. Nodes stand in the order of the tree: each parent before its children. */
export interface TreeNode {
  row: BomRow;
  /** Index of the parent among the nodes; null: a root. */
  parent: number | null;
  depth: number;
  materials: MaterialNeed[];
}
