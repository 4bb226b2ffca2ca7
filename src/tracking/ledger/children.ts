import type { ChildLine } from '../domain/propose';
import type { Session } from './session';

/** One level of the bill of materials below a batch, at most so many lines. */
const MAX_LINES = 5000;

/** The children of a batch with what still waits of them. */
export function readChildLines(session: Session, partId: number): Promise<ChildLine[]> {
  return session.query<ChildLine>(
    `select s.code, p.designation, p.name, b.quantity as "quantityPerParent", s.status = 'cancelled' as cancelled,
            (s.unrouted + (select coalesce(sum(o.waiting), 0) from operations o where o.part_id = s.part_id))::int as waiting
       from bom_lines b
       join part_states s on s.part_id = b.child_part_id
       join parts p on p.id = b.child_part_id
      where b.parent_part_id = $1 order by b.id limit ${MAX_LINES}`,
    [partId],
  );
}
