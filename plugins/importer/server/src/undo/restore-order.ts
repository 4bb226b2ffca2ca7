import type { OrderChange, OrderFields } from '../commit/make-product';
import type { SqlSession } from '../sql-session';

/**
 * Gives an order back what an import changed on it, where it still has what the import wrote: what somebody has changed since
 * then stays.
 * @returns what it has again
 */
export async function restoreOrder(
  session: SqlSession,
  productId: number,
  change: OrderChange | null,
): Promise<Partial<OrderFields>> {
  if (!change) return {};
  const [now] = await session.query<OrderFields>(
    `select quantity, to_char(due_date, 'YYYY-MM-DD') as "dueDate" from products where id = $1 for update`,
    [productId],
  );
  const { before, after } = change;
  const back: Partial<OrderFields> = {};
  if (now && before.quantity !== undefined && now.quantity === after.quantity)
    back.quantity = before.quantity;
  if (now && before.dueDate !== undefined && now.dueDate === after.dueDate) back.dueDate = before.dueDate;
  if (!now || Object.keys(back).length === 0) return {};
  const { quantity, dueDate } = { ...now, ...back };
  await session.query(
    `update products set quantity = $2, due_date = $3, updated_at = now() at time zone 'utc' where id = $1`,
    [productId, quantity, dueDate],
  );
  return back;
}
