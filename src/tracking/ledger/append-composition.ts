import { insertMany, type Column } from './insert-many';
import type { Session } from './session';

/** One row of `bom_lines`. */
export interface NewBomLine {
  productId: number;
  parentPartId: number;
  childPartId: number;
  /** Pieces of the child per one parent. */
  quantity: number;
}

/** The columns of `bom_lines` that a line fills. */
export const LINE_COLUMNS: readonly Column<NewBomLine>[] = [
  ['product_id', 'int', (row) => row.productId],
  ['parent_part_id', 'int', (row) => row.parentPartId],
  ['child_part_id', 'int', (row) => row.childPartId],
  ['quantity', 'int', (row) => row.quantity],
];

/** Insert bill-of-materials lines. */
export function appendBomLines(session: Session, lines: readonly NewBomLine[]): Promise<void> {
  return insertMany(session, 'bom_lines', LINE_COLUMNS, lines);
}

/** One row of `material_needs`: what the whole batch needs of a material. */
export interface NewMaterialNeed {
  partId: number;
  name: string;
  quantity: number;
  unit: string | null;
}

/** The columns of `material_needs` that a need fills. */
export const NEED_COLUMNS: readonly Column<NewMaterialNeed>[] = [
  ['part_id', 'int', (row) => row.partId],
  ['name', 'text', (row) => row.name],
  ['quantity', 'numeric', (row) => String(row.quantity)],
  ['unit', 'text', (row) => row.unit],
];
