import type { Line } from '../domain/composition';
import type { ChildNeed } from '../domain/propose';
import type { Session } from './session';

/** All lines of a product's bills of materials, by the numeric ids of its batches. */
export function readProductLines(session: Session, productId: number): Promise<Line[]> {
  return session.query<Line>(
    'select parent_part_id as parent, child_part_id as child from bom_lines where product_id = $1',
    [productId],
  );
}

/** What these batches are called, in their order: by designation, else name, else code. */
export async function readCalled(session: Session, partIds: readonly number[]): Promise<string[]> {
  const rows = await session.query<{ called: string }>(
    `select coalesce(p.designation, p.name, s.code) as called
       from unnest($1::int[]) with ordinality as w(id, position)
       join part_states s on s.part_id = w.id join parts p on p.id = w.id
      order by w.position`,
    [partIds],
  );
  return rows.map(({ called }) => called);
}

interface LineRow extends Line {
  productId: number;
  /** Pieces of the child per one parent; null: the line goes. */
  quantity: number | null;
}

/** Let a parent have this line, in place of the one that it has to this child. */
export async function writeLine(
  session: Session,
  { productId, parent, child, quantity }: LineRow,
): Promise<void> {
  if (quantity === null) {
    await session.query('delete from bom_lines where parent_part_id = $1 and child_part_id = $2', [
      parent,
      child,
    ]);
    return;
  }
  await session.query(
    `insert into bom_lines (product_id, parent_part_id, child_part_id, quantity, document_id, created_at, updated_at,
                            published_at)
     select $1, $2, $3, $4, tracker_document_id(), at, at, at from (select now() at time zone 'utc' as at) as clock
     on conflict (parent_part_id, child_part_id) do update
       set quantity = excluded.quantity, updated_at = excluded.updated_at`,
    [productId, parent, child, quantity],
  );
}

/** What all parents need of a batch, and what is in production of it and its lots. */
export async function readNeed(session: Session, partId: number): Promise<ChildNeed | null> {
  const [need] = await session.query<ChildNeed>(
    `select c.code, p.designation, p.name, c.status = 'cancelled' as cancelled,
            (c.unrouted + (select coalesce(sum(o.waiting), 0) from operations o where o.part_id = c.part_id))::int as waiting,
            (select coalesce(sum(b.quantity::bigint * (u.launched - u.withdrawn - u.split_out)), 0)
               from bom_lines b join part_states u on u.part_id = b.parent_part_id
              where b.child_part_id = c.part_id)::float8 as needed,
            (select coalesce(sum(l.launched - l.withdrawn - l.split_out), 0)
               from (select * from part_states where part_id = c.root_part_id
                     union all
                     select * from part_states where root_part_id = c.root_part_id and lot > 0) l)::float8 as "inProduction"
       from part_states c join parts p on p.id = c.part_id where c.part_id = $1`,
    [partId],
  );
  return need ?? null;
}
