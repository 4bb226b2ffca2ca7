import type { Session } from './session';

/** Take `count` numeric ids for new parts from the table's own sequence. */
export async function takePartIds(session: Session, count: number): Promise<number[]> {
  const rows = await session.query<{ id: number }>(
    `select nextval('parts_id_seq')::int as id from generate_series(1, $1::int)`,
    [count],
  );
  return rows.map(({ id }) => id);
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
