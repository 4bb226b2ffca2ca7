import { insertMany } from './insert-many';
import type { Session } from './session';

/** One row of `bom_lines`. */
export interface NewBomLine {
  productId: number;
  parentPartId: number;
  childPartId: number;
  /** Pieces of the child per one parent. */
  quantity: number;
}

/** Insert bill-of-materials lines. */
export function appendBomLines(session: Session, lines: readonly NewBomLine[]): Promise<void> {
  return insertMany(
    session,
    'bom_lines',
    [
      ['product_id', 'int', (row) => row.productId],
      ['parent_part_id', 'int', (row) => row.parentPartId],
      ['child_part_id', 'int', (row) => row.childPartId],
      ['quantity', 'int', (row) => row.quantity],
    ],
    lines,
  );
}

/** One row of `material_needs`: what the whole batch needs of a material. */
export interface NewMaterialNeed {
  partId: number;
  name: string;
  quantity: number;
  unit: string | null;
}

/** Insert material needs. */
export function appendMaterialNeeds(session: Session, needs: readonly NewMaterialNeed[]): Promise<void> {
  return insertMany(
    session,
    'material_needs',
    [
      ['part_id', 'int', (row) => row.partId],
      ['name', 'text', (row) => row.name],
      ['quantity', 'numeric', (row) => String(row.quantity)],
      ['unit', 'text', (row) => row.unit],
    ],
    needs,
  );
}
