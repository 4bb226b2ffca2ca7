import type { RecordedChange } from '../commit/changes';
import type { ActLeft } from '../contracts';
import type { SqlSession } from '../sql-session';

/** So many acts are named; the rest is counted. */
const MAX_NAMED = 100;

/** Acts that were accepted with an import: an undo leaves them as they are. */
export async function actsLeft(
  session: SqlSession,
  changes: readonly RecordedChange[],
): Promise<{ count: number; named: ActLeft[] }> {
  const done = changes.flatMap(({ partId, acts = [] }) => acts.map((act) => ({ ...act, partId })));
  const first = done.slice(0, MAX_NAMED);
  if (first.length === 0) return { count: 0, named: [] };
  const parts = await session.query<{ partId: number } & Omit<ActLeft, 'act' | 'quantity'>>(
    `select s.part_id as "partId", s.code, p.designation, p.name
       from part_states s join parts p on p.id = s.part_id where s.part_id = any($1::int[])`,
    [first.map(({ partId }) => partId)],
  );
  const byId = new Map(parts.map(({ partId, ...part }) => [partId, part]));
  const named = first.flatMap(({ partId, act, quantity }) => {
    const part = partId === null ? undefined : byId.get(partId);
    return part ? [{ act, ...part, quantity }] : [];
  });
  return { count: done.length, named };
}
