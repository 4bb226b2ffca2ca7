import type { PartKind } from '../contracts';
import type { Session } from './session';

/** A part as its low-code row has it, whether the engine knows it yet or not. */
export interface PartRowFields {
  partId: number;
  documentId: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  productId: number | null;
  /** The code of its label; null: the engine does not know the part yet. */
  code: string | null;
  itemKey: string | null;
  /** The product that the engine counts it in. */
  trackedProductId: number | null;
}

const PART_ROW = `
  select p.id as "partId", p.document_id as "documentId", p.designation, p.name, p.kind, p.material, p.size,
         l.product_id as "productId", s.code, s.item_key as "itemKey", s.product_id as "trackedProductId"
    from parts p
    left join parts_product_lnk l on l.part_id = p.id
    left join part_states s on s.part_id = p.id`;

/** The part of a documentId, or null. */
export async function readPartRow(session: Session, documentId: string): Promise<PartRowFields | null> {
  const [row] = await session.query<PartRowFields>(`${PART_ROW} where p.document_id = $1`, [documentId]);
  return row ?? null;
}

/** Give the state of a part the item key that its new designation, name or size makes. */
export async function renameItem(session: Session, partId: number, itemKey: string): Promise<void> {
  await session.query(
    `update part_states set item_key = $2, updated_at = now() at time zone 'utc' where part_id = $1`,
    [partId, itemKey],
  );
}
