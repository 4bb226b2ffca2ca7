import type { PartKind } from '../../../../../src/tracking/contracts';
import type { RawIssue } from '../issues/issue';
import type { OwnValues } from '../own-fields/own-field';
import type { MaterialNeed } from './bom-row';

/** One distinct part of the file; all its rows made one. */
export interface Item {
  key: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  /** The file says the kind, in words or by giving it children. */
  kindTold: boolean;
  size: string | null;
  material: string | null;
  operations: string[];
  attributes: Record<string, string>;
  /** The factory's own fields, by their names; absent: the file says nothing. */
  own: OwnValues;
  materials: MaterialNeed[];
  /** Rows of the file that name it, in order. */
  rows: number[];
  /** Over all products. */
  required: number;
}

/** One distinct parent and child. */
export interface Line {
  parent: string;
  child: string;
  /** Pieces of the child per one parent. */
  quantity: number;
  rows: number[];
}

/** The bill of materials as a graph without cycles. */
export interface Structure {
  items: Item[];
  lines: Line[];
  /** Keys of the items that nothing contains. */
  roots: string[];
  /** By node of the tree: its key, and pieces per one parent. */
  nodeKeys: (string | null)[];
  nodePieces: number[];
  issues: RawIssue[];
}
