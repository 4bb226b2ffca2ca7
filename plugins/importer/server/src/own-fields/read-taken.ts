import type { UniqueValues } from '../apart/desk-talk';
import type { TakenOwnValue } from '../plan/existing';
import type { SqlSession } from '../sql-session';
import { takenSql } from './own-sql';

/** Who holds values of a file that only one part may have. */
export async function readTaken(
  session: SqlSession,
  unique: readonly UniqueValues[],
): Promise<TakenOwnValue[]> {
  const taken: TakenOwnValue[] = [];
  for (const { field, values } of unique)
    if (values.length > 0) taken.push(...(await session.query<TakenOwnValue>(takenSql(field), [values])));
  return taken;
}
