import type { PartKind } from '../../../../../src/tracking/contracts';
import { NO_OWN_VALUES, type OwnValues } from '../own-fields/own-field';

/** One row of the file, read and checked; what could not be read has an issue and stands here empty. */
export interface BomRow {
  row: number;
  /** The dotted number as it stands in the file. */
  number: string | null;
  level: string | null;
  /** What the row says it belongs to, in the words of the file. */
  parent: string | null;
  group: string | null;
  /** The heading, group or kind that the row stands under, in the words of the file. */
  section: string | null;
  id: string | null;
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
  /** The factory's own fields, by their names. */
  own: OwnValues;
  /** Row grouping, 0 to 7. */
  outline: number;
  /** More texts of the row are bold than not. */
  isBold: boolean;
  /** How far the row is moved to the right, in the measure of its file. */
  indent: number;
  /** The row has nothing but one text: it heads the rows below, or says nothing. */
  isCaption: boolean;
  /** The row heads the bill of materials of an assembly: a section follows, or the assembly is counted elsewhere. */
  isHeading: boolean;
  /** No row of the file: a parent or group that others name. */
  isNamedOnly: boolean;
}

/** A parent that other rows name and no row is. `row` is the first that names it. */
export function namedOnly(row: number, designation: string | null, name: string | null): BomRow {
  return {
    ...{
      row,
      number: null,
      level: null,
      parent: null,
      group: null,
      section: null,
      id: null,
      designation,
      name,
    },
    ...{ quantity: null, quantityRefused: false, size: null, material: null, unit: null, operations: [] },
    ...{
      kind: null,
      role: 'item',
      attributes: {},
      own: NO_OWN_VALUES,
      outline: 0,
      isBold: false,
      indent: 0,
      isCaption: false,
      isHeading: false,
      isNamedOnly: true,
    },
  };
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
