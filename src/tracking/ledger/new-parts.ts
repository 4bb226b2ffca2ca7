import { randomBytes } from 'node:crypto';
import type { PartKind } from '../contracts';
import type { Session } from './session';

/** One row of `parts` that a launch makes. */
export interface NewPart {
  id: number;
  documentId: string;
  productId: number;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  attributes: Record<string, unknown> | null;
}

/** A documentId for a row whose id the caller must know before it is inserted. */
export function newDocumentId(): string {
  return `e${randomBytes(12).toString('hex').slice(1)}`;
}

/** Take `count` numeric ids for new parts from the table's own sequence. */
export async function takePartIds(session: Session, count: number): Promise<number[]> {
  const rows = await session.query<{ id: number }>(
    `select nextval('parts_id_seq')::int as id from generate_series(1, $1::int)`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** Insert parts with their products. */
export async function insertParts(session: Session, parts: readonly NewPart[], at: string): Promise<void> {
  const columns = `id, document_id, designation, name, kind, material, size, attributes, created_at, updated_at, published_at`;
  for (let start = 0; start < parts.length; start += 5000) {
    const rows = parts.slice(start, start + 5000);
    await session.query(
      `insert into parts (${columns})
       select id, document_id, designation, name, kind, material, size, attributes::jsonb,
              $9::timestamp, $9::timestamp, $9::timestamp
         from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
              as rows(id, document_id, designation, name, kind, material, size, attributes)`,
      [
        rows.map(({ id }) => id),
        rows.map(({ documentId }) => documentId),
        rows.map(({ designation }) => designation),
        rows.map(({ name }) => name),
        rows.map(({ kind }) => kind),
        rows.map(({ material }) => material),
        rows.map(({ size }) => size),
        rows.map(({ attributes }) => (attributes === null ? null : JSON.stringify(attributes))),
        at,
      ],
    );
    await session.query(
      `insert into parts_product_lnk (part_id, product_id) select * from unnest($1::int[], $2::int[])`,
      [rows.map(({ id }) => id), rows.map(({ productId }) => productId)],
    );
  }
}

/** What a launch must know of a product; its row is locked, so that launches into it take turns. */
export interface LockedProduct {
  id: number;
  documentId: string;
  designation: string;
  quantity: number;
  /** A cancelled product takes no new batches. */
  cancelled: boolean;
}

/** Lock a product for a launch; null where there is none. */
export async function lockProduct(session: Session, productId: number): Promise<LockedProduct | null> {
  const [product] = await session.query<LockedProduct>(
    `select id, document_id as "documentId", designation, coalesce(quantity, 1) as quantity,
            cancelled_at is not null as cancelled
       from products where id = $1 for no key update`,
    [productId],
  );
  return product ?? null;
}

/** Those of the item keys that batches of the product hold already, with the codes of those batches. */
export async function takenItemKeys(
  session: Session,
  productId: number,
  keys: readonly string[],
): Promise<{ itemKey: string; code: string }[]> {
  return session.query(
    `select item_key as "itemKey", code from part_states
      where product_id = $1 and item_key = any($2::text[]) and lot = 0 and status <> 'cancelled' limit 20`,
    [productId, keys],
  );
}
