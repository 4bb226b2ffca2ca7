import type { ExistingLine } from './plan/existing';
import type { SqlSession } from './sql-session';

/** The lines among the batches of an order ($1); those of cancelled batches and of lots are left out. */
export const ORDER_LINES = `
  select parent.item_key as parent, child.item_key as child, l.quantity
    from bom_lines l
    join part_states parent on parent.part_id = l.parent_part_id and parent.lot = 0 and parent.status <> 'cancelled'
    join part_states child on child.part_id = l.child_part_id and child.lot = 0 and child.status <> 'cancelled'
   where l.product_id = $1 order by l.id`;

/** The lines among an order's batches. */
export function readOrderLines(session: SqlSession, productId: number): Promise<ExistingLine[]> {
  return session.query<ExistingLine>(ORDER_LINES, [productId]);
}

/**
 * What one piece of a batch takes of a material. A material is told for the whole batch, as many pieces as were required then.
 * An SQL expression over `m` (material_needs), `p` (parts) and `s` (part_states).
 */
export const MATERIAL_PER_PIECE = `m.quantity / greatest(coalesce((
             select case f.kind when 'required-set' then f.quantity else (f.data->>'required')::int end from part_facts f
              where f.part_id = p.id and f.kind in ('launched', 'required-set')
                and f.revision < (select max(t.revision) from part_facts t where t.part_id = p.id and t.kind = 'materials-set')
              order by f.revision desc limit 1), s.required), 1)`;
