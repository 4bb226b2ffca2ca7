import type { PartKind } from '../../../../../src/tracking/contracts';
import { MATERIAL_PER_PIECE, readOrderLines } from '../order-sql';
import type { OwnField, OwnValues } from '../own-fields/own-field';
import { ownValuesSql } from '../own-fields/own-sql';
import type { ExistingLine } from '../plan/existing';
import type { SqlSession } from '../sql-session';
import type { MaterialNeed } from '../tree/bom-row';

export interface OrderPart {
  key: string;
  partId: number;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  attributes: Record<string, unknown> | null;
  /** The factory's own fields, but for those that only one part may have. */
  own: OwnValues;
  required: number;
  routeId: number | null;
  /** Decimal, per one part. */
  materials: MaterialNeed[];
}

/** An order as another one repeats it. */
export interface Order {
  id: number;
  documentId: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number;
  parts: OrderPart[];
  lines: ExistingLine[];
}

const partsSql = (own: readonly OwnField[]): string => `
  select s.item_key as key, p.id as "partId", p.designation, p.name, p.kind, p.material, p.size, p.attributes::json as attributes,
         ${ownValuesSql(own)} as own,
         s.required, s.route_id as "routeId",
         coalesce((select json_agg(json_build_object('name', m.name, 'unit', m.unit, 'quantity',
             (${MATERIAL_PER_PIECE})::float8) order by m.id)
           from material_needs m where m.part_id = p.id), '[]') as materials
    from part_states s join parts p on p.id = s.part_id
   where s.product_id = $1 and s.lot = 0 and s.status <> 'cancelled' order by p.id`;

/** The order of this documentId with its batches and lines; null where there is none. */
export async function readOrder(
  session: SqlSession,
  documentId: string,
  ownFields: readonly OwnField[],
): Promise<Order | null> {
  const [order] = await session.query<Omit<Order, 'parts' | 'lines'>>(
    `select id, document_id as "documentId", designation, name, order_number as "orderNumber",
            greatest(coalesce(quantity, 1), 1) as quantity from products where document_id = $1`,
    [documentId],
  );
  if (!order) return null;
  const parts = await session.query<OrderPart>(partsSql(ownFields), [order.id]);
  return { ...order, parts, lines: await readOrderLines(session, order.id) };
}

/** The new order; null where the product has one of this number already. */
export async function insertOrder(
  session: SqlSession,
  { designation, name }: Order,
  { orderNumber, quantity, dueDate }: { orderNumber: string; quantity: number; dueDate: string | null },
): Promise<{ id: number; documentId: string } | null> {
  const [made] = await session.query<{ id: number; documentId: string }>(
    `insert into products (document_id, designation, name, order_number, quantity, due_date, created_at, updated_at, published_at)
     select tracker_document_id(), $1::text, $2::text, $3::text, $4::int, $5::date,
            now() at time zone 'utc', now() at time zone 'utc', now() at time zone 'utc'
      where not exists (select from products where designation = $1::text and coalesce(order_number, '') = $3::text)
     returning id, document_id as "documentId"`,
    [designation, name, orderNumber, quantity, dueDate],
  );
  return made ?? null;
}

/** Drawings go with the parts; who answered for a batch does not. */
export async function copyBeside(
  session: SqlSession,
  { parts }: Order,
  newIds: ReadonlyMap<string, number>,
): Promise<void> {
  const pairs = parts.flatMap(({ key, partId }) => {
    const id = newIds.get(key);
    return id === undefined ? [] : [[partId, id] as const];
  });
  await session.query(
    `insert into files_related_mph (file_id, related_id, related_type, field, "order")
     select m.file_id, n.fresh, m.related_type, m.field, m."order"
       from unnest($1::int[], $2::int[]) as n(earlier, fresh)
       join files_related_mph m on m.related_id = n.earlier and m.related_type = 'api::part.part'`,
    [pairs.map(([earlier]) => earlier), pairs.map(([, fresh]) => fresh)],
  );
}
