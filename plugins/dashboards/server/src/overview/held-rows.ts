import type { Core } from '@strapi/strapi';
import type { HeldBatch } from '../contracts';
import { rowsOf } from '../rows';

/** More stopped batches at once are no list to look at; the orders tell how many each has. */
const MAX_HELD = 50;

/** Batches on hold, those held for longest first. */
export function readHeld(strapi: Core.Strapi): Promise<HeldBatch[]> {
  return rowsOf<HeldBatch>(
    strapi,
    `select s.code, q.designation, q.name, s.lot, (jsonb '{"kind": "other"}' || s.hold)::json as hold,
            json_build_object('id', p.document_id, 'designation', p.designation, 'orderNumber', p.order_number) as product
       from part_states s join parts q on q.id = s.part_id join products p on p.id = s.product_id
      where s.status = 'held'
      order by s.hold ->> 'since', s.part_id limit ${MAX_HELD}`,
  );
}
