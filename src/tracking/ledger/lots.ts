import type { Session } from './session';

/** A batch that a lot is split off, as far as its new lot must know it. */
export interface LotSource {
  itemKey: string;
  rootPartId: number;
  /** The number of the next lot; numbers of cancelled lots are not used again. */
  nextLot: number;
  lines: { childPartId: number; code: string; quantity: number }[];
}

/** Read what a new lot of this batch starts from. The product is locked, so that numbers of lots take turns. */
export async function readLotSource(session: Session, partId: number): Promise<LotSource> {
  const [source] = await session.query<LotSource>(
    `select s.item_key as "itemKey", s.root_part_id as "rootPartId",
            (select max(o.lot) + 1 from part_states o
              where o.product_id = s.product_id and (o.item_key = s.item_key or o.root_part_id = s.root_part_id)
            ) as "nextLot",
            coalesce((select json_agg(json_build_object('childPartId', b.child_part_id, 'code', c.code,
                'quantity', b.quantity) order by b.id)
              from bom_lines b join part_states c on c.part_id = b.child_part_id
             where b.parent_part_id = s.part_id), '[]') as lines
       from part_states s where s.part_id = $1`,
    [partId],
  );
  if (!source) throw new Error('A batch that has just been read has no state.');
  return source;
}

/**
 * Copy a part's row for a new lot: all its own columns, the factory's ones included, its product, its
 * responsible person and its files.
 */
export async function copyPartRow(
  session: Session,
  copy: { from: number; id: number; documentId: string; at: string },
): Promise<void> {
  await session.query(
    `insert into parts
     select (jsonb_populate_record(null::parts, to_jsonb(p) || jsonb_build_object('id', $2::int, 'document_id', $3::text,
              'created_at', $4::timestamp, 'updated_at', $4::timestamp, 'published_at', $4::timestamp))).*
       from parts p where p.id = $1`,
    [copy.from, copy.id, copy.documentId, copy.at],
  );
  await session.query(
    `with product as (
       insert into parts_product_lnk (part_id, product_id) select $2, product_id from parts_product_lnk where part_id = $1
     ), responsible as (
       insert into parts_responsible_lnk (part_id, user_id) select $2, user_id from parts_responsible_lnk where part_id = $1
     )
     insert into files_related_mph (file_id, related_id, related_type, field, "order")
     select file_id, $2, related_type, field, "order" from files_related_mph
      where related_id = $1 and related_type = 'api::part.part'`,
    [copy.from, copy.id],
  );
}

/** How a lot began, and what has happened to it since; null: the batch is no lot. */
export interface LotHistory {
  sourcePartId: number;
  sourceCode: string;
  /** The fact `split-in` of the lot. */
  quantity: number;
  operation: number | null;
  data: Record<string, unknown>;
  /** Kinds of all its facts and scans. */
  kinds: string[];
}

export async function readLotHistory(session: Session, partId: number): Promise<LotHistory | null> {
  const [history] = await session.query<LotHistory>(
    `select f.other_part_id as "sourcePartId", s.code as "sourceCode", f.quantity, f.operation_number as operation,
            f.data::json as data,
            (select array_agg(kind) from (select kind from part_facts where part_id = $1
              union all select kind from scans where part_id = $1) as events) as kinds
       from part_facts f join part_states s on s.part_id = f.other_part_id
      where f.part_id = $1 and f.kind = 'split-in'`,
    [partId],
  );
  return history ?? null;
}
