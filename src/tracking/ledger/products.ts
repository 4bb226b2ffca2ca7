import type { Actor } from '../contracts';
import { isoText } from './part-columns';
import type { Session } from './session';

/** An order as the acts on it must know it. */
export interface ProductRow {
  id: number;
  documentId: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  /** ISO 8601 in UTC; null: it is not cancelled. */
  cancelledAt: string | null;
}

/** The product of a documentId, locked for an act on it; null where there is none. */
export async function lockProductOf(session: Session, documentId: string): Promise<ProductRow | null> {
  const [product] = await session.query<ProductRow>(
    `select id, document_id as "documentId", designation, name, order_number as "orderNumber",
            ${isoText('cancelled_at')} as "cancelledAt"
       from products where document_id = $1 for no key update`,
    [documentId],
  );
  return product ?? null;
}

/** Lock the batches of a product that are not cancelled, in one order; their codes. */
export async function lockOpenParts(session: Session, productId: number): Promise<string[]> {
  const rows = await session.query<{ code: string }>(
    `select code from part_states where product_id = $1 and status <> 'cancelled' order by part_id for update`,
    [productId],
  );
  return rows.map(({ code }) => code);
}

/** How many batches a product has, cancelled ones included. */
export async function countParts(session: Session, productId: number): Promise<number> {
  const [row] = await session.query<{ parts: number }>(
    'select count(*)::int as parts from part_states where product_id = $1',
    [productId],
  );
  return row?.parts ?? 0;
}

/** One row of `product_facts`. */
export interface NewProductFact {
  factId: string;
  kind: 'cancelled';
  product: ProductRow;
  /** How many batches were cancelled with it. */
  parts: number;
  reason: string;
  actor: Actor;
  at: string;
  contentHash: string;
  requestId: string | null;
  address: string | null;
}

/** Append a fact on an order; a trigger marks the product. */
export async function appendProductFact(session: Session, fact: NewProductFact): Promise<void> {
  const { product, actor } = fact;
  await session.query(
    `insert into product_facts (fact_id, kind, product_id, designation, order_number, parts, reason, actor_type, actor_id,
       actor_name, recorded_at, content_hash, request_id, address, document_id, created_at, updated_at, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamp, $12, $13, $14,
             tracker_document_id(), $11::timestamp, $11::timestamp, $11::timestamp)`,
    [
      fact.factId,
      fact.kind,
      product.id,
      product.designation,
      product.orderNumber,
      fact.parts,
      fact.reason,
      actor.type,
      actor.id,
      actor.name,
      fact.at,
      fact.contentHash,
      fact.requestId,
      fact.address,
    ],
  );
}

/** The fact on an order of this id, or null: was this act accepted before? */
export async function readProductFact(
  session: Session,
  factId: string,
): Promise<{ productId: number; parts: number; contentHash: string } | null> {
  const [fact] = await session.query<{ productId: number; parts: number; contentHash: string }>(
    `select product_id as "productId", parts, content_hash as "contentHash" from product_facts where fact_id = $1`,
    [factId],
  );
  return fact ?? null;
}
