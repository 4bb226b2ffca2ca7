import type { SqlSession } from '../sql-session';

/** Whoever makes or changes one order takes turns until the transaction ends; others do not wait. */
export async function lockProductName(
  session: SqlSession,
  designation: string,
  orderNumber: string | null,
): Promise<void> {
  const name = `importer:${designation}\n${orderNumber ?? ''}`;
  await session.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
