import type { ExistingProduct } from '../plan/existing';
import type { Plan } from '../plan/plan';
import type { SqlSession } from '../sql-session';

/** The product of the plan, made if it is new; with `update` an existing one gets the quantity and the due date asked for. */
export async function makeProduct(
  session: SqlSession,
  plan: Pick<Plan, 'product' | 'duplicates'>,
  existing: ExistingProduct | null,
): Promise<ExistingProduct> {
  const { designation, name, orderNumber, quantity, dueDate } = plan.product;
  if (!existing) {
    const [made] = await session.query<ExistingProduct>(
      `insert into products (document_id, designation, name, order_number, quantity, due_date, created_at, updated_at, published_at)
       values (tracker_document_id(), $1, $2, $3, $4, $5, now() at time zone 'utc', now() at time zone 'utc', now() at time zone 'utc')
       returning id, document_id as "documentId", quantity, false as cancelled`,
      [designation, name, orderNumber, quantity, dueDate],
    );
    if (!made) throw new Error('The product was not made.');
    return made;
  }
  if (plan.duplicates !== 'update' || (existing.quantity === quantity && dueDate === null)) return existing;
  await session.query(
    `update products set quantity = $2, due_date = coalesce($3, due_date), updated_at = now() at time zone 'utc'
      where id = $1 and (quantity is distinct from $2 or due_date is distinct from coalesce($3, due_date))`,
    [existing.id, quantity, dueDate],
  );
  return { ...existing, quantity };
}
