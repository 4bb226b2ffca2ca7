import type { ExistingProduct } from '../plan/existing';
import type { Plan } from '../plan/plan';
import type { SqlSession } from '../sql-session';

/** The product of the plan, made if it is new; with `update` an existing one gets the quantity asked for. */
export async function makeProduct(
  session: SqlSession,
  plan: Pick<Plan, 'product' | 'duplicates'>,
  existing: ExistingProduct | null,
): Promise<ExistingProduct> {
  const { designation, name, orderNumber, quantity } = plan.product;
  if (!existing) {
    const [made] = await session.query<ExistingProduct>(
      `insert into products (document_id, designation, name, order_number, quantity, created_at, updated_at, published_at)
       values (tracker_document_id(), $1, $2, $3, $4, now() at time zone 'utc', now() at time zone 'utc', now() at time zone 'utc')
       returning id, document_id as "documentId", quantity, false as cancelled`,
      [designation, name, orderNumber, quantity],
    );
    if (!made) throw new Error('The product was not made.');
    return made;
  }
  if (plan.duplicates !== 'update' || existing.quantity === quantity) return existing;
  await session.query(
    `update products set quantity = $2, updated_at = now() at time zone 'utc' where id = $1`,
    [existing.id, quantity],
  );
  return { ...existing, quantity };
}
