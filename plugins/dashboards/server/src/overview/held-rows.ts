import type { HeldBatch } from '../contracts';

/** More stopped batches at once are no list to look at; the orders tell how many each has. */
const MAX_HELD = 50;

/** A batch on hold, and how many there are. */
export type HeldRow = HeldBatch & { total: number };

/** Batches on hold, as a statement: those held for longest first. */
export const HELD = `
    select (count(*) over ())::int as total, s.code, q.designation, q.name, s.lot, (jsonb '{"kind": "other"}' || s.hold)::json as hold,
            json_build_object('id', p.document_id, 'designation', p.designation, 'orderNumber', p.order_number) as product
       from part_states s join parts q on q.id = s.part_id join products p on p.id = s.product_id
      where s.status = 'held'
      order by s.hold ->> 'since', s.part_id limit ${MAX_HELD}`;

/** @param rows of `HELD` */
export function heldOf(rows: readonly HeldRow[]): { held: HeldBatch[]; heldTotal: number } {
  return { held: rows.map(({ total: _total, ...batch }) => batch), heldTotal: rows[0]?.total ?? 0 };
}
