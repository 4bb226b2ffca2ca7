import type { Session } from './session';

/** Open batches on a route: neither finished nor cancelled. */
const OPEN = `from part_states s where s.route_id = $1 and s.status not in ('finished', 'cancelled')`;

/** How many open batches are on a route, and the codes of some of them, after a part and in the order of parts. */
export async function readRoutedParts(
  session: Session,
  { routeId, afterPartId, limit }: { routeId: number; afterPartId: number; limit: number },
): Promise<{ total: number; parts: { partId: number; code: string }[] }> {
  const [counted] = await session.query<{ total: number }>(`select count(*)::int as total ${OPEN}`, [
    routeId,
  ]);
  const parts = await session.query<{ partId: number; code: string }>(
    `select s.part_id as "partId", s.code ${OPEN} and s.part_id > $2 order by s.part_id limit $3`,
    [routeId, afterPartId, limit],
  );
  return { total: counted?.total ?? 0, parts };
}
