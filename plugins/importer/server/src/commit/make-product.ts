import type { CommitPlan } from '../apart/desk-talk';
import type { ExistingProduct } from '../plan/existing';
import type { SqlSession } from '../sql-session';

/** What an order has before an import and after it. */
export interface OrderFields {
  quantity: number | null;
  /** YYYY-MM-DD. */
  dueDate: string | null;
}

/** What an import changed on an order that existed: fields that differ. */
export interface OrderChange {
  before: Partial<OrderFields>;
  after: Partial<OrderFields>;
}

/** Null where both are the same. Pure. */
function orderChange(before: OrderFields, after: OrderFields): OrderChange | null {
  const change: OrderChange = { before: {}, after: {} };
  if (before.quantity !== after.quantity)
    [change.before.quantity, change.after.quantity] = [before.quantity, after.quantity];
  if (before.dueDate !== after.dueDate)
    [change.before.dueDate, change.after.dueDate] = [before.dueDate, after.dueDate];
  return Object.keys(change.before).length > 0 ? change : null;
}

export interface MadeProduct extends ExistingProduct {
  /** Null: it is new, or nothing of it changed. */
  change: OrderChange | null;
}

/** The product of the plan, made if it is new; with `update` an existing one gets the quantity and the due date asked for, or none. */
export async function makeProduct(
  session: SqlSession,
  plan: Pick<CommitPlan, 'product' | 'duplicates' | 'takesDueDateAway'>,
  existing: ExistingProduct | null,
): Promise<MadeProduct> {
  const { designation, name, orderNumber, quantity, dueDate } = plan.product;
  if (!existing) {
    const [made] = await session.query<ExistingProduct>(
      `insert into products (document_id, designation, name, order_number, quantity, due_date, created_at, updated_at, published_at)
       values (tracker_document_id(), $1, $2, $3, $4, $5, now() at time zone 'utc', now() at time zone 'utc', now() at time zone 'utc')
       returning id, document_id as "documentId", quantity, false as cancelled`,
      [designation, name, orderNumber, quantity, dueDate],
    );
    if (!made) throw new Error('The product was not made.');
    return { ...made, change: null };
  }
  const isDueDateTold = dueDate !== null || plan.takesDueDateAway;
  if (plan.duplicates !== 'update' || (existing.quantity === quantity && !isDueDateTold))
    return { ...existing, change: null };
  const [written] = await session.query<{ before: OrderFields; after: OrderFields }>(
    `with before as (select id, quantity, due_date, case when $4::boolean then $3::date else due_date end as due
                       from products where id = $1 for update)
     update products p set quantity = $2, due_date = b.due, updated_at = now() at time zone 'utc'
       from before b
      where p.id = b.id and (p.quantity is distinct from $2 or p.due_date is distinct from b.due)
      returning json_build_object('quantity', b.quantity, 'dueDate', b.due_date) as before,
                json_build_object('quantity', p.quantity, 'dueDate', p.due_date) as after`,
    [existing.id, quantity, dueDate, isDueDateTold],
  );
  return { ...existing, quantity, change: written ? orderChange(written.before, written.after) : null };
}
