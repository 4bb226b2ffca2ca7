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

/** What these batches need of materials. */
export async function readNeedsOf(session: Session, partIds: readonly number[]): Promise<NewMaterialNeed[]> {
  if (partIds.length === 0) return [];
  // As JSON, in which decimals are numbers.
  const [read] = await session.query<{ needs: NewMaterialNeed[] }>(
    `select coalesce(json_agg(json_build_object('partId', part_id, 'name', name, 'quantity', quantity, 'unit', unit) order by id), '[]') as needs
       from material_needs where part_id = any($1::int[])`,
    [partIds],
  );
  return read?.needs ?? [];
}

/** Let each of these batches need just these materials. */
export async function replaceNeeds(
  session: Session,
  parts: readonly { partId: number; materials: readonly NewMaterialNeed[] }[],
): Promise<void> {
  if (parts.length === 0) return;
  await session.query('delete from material_needs where part_id = any($1::int[])', [
    parts.map(({ partId }) => partId),
  ]);
  const needs = parts.flatMap(({ materials }) => materials);
  await insertMany(session, 'material_needs', NEED_COLUMNS, needs);
}
