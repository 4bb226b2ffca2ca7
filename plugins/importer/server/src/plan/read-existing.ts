import type { ExistingHead, ExistingPiece, ProductPlace } from '../apart/desk-talk';
import { MATERIAL_PER_PIECE, ORDER_LINES } from '../order-sql';
import type { OwnField } from '../own-fields/own-field';
import { ownValuesSql } from '../own-fields/own-sql';
import { readTaken } from '../own-fields/read-taken';
import type { SqlSession } from '../sql-session';
import type { ExistingProduct, ExistingRoute, ExistingStage } from './existing';

/**
 * Look-ups by key for each batch, none of which can turn into a comparison of every batch with every other: right after an
 * import the planner knows nothing of its size yet.
 */
const partsSql = (own: readonly OwnField[]): string => `
  select s.item_key as key, p.id as "partId", s.code, p.designation, p.name, p.kind, p.material, p.size,
         p.attributes::json as attributes, ${ownValuesSql(own)} as own,
         s.required, s.route_id as "routeId",
         (s.launched - s.withdrawn - s.split_out + coalesce((select sum(l.launched - l.withdrawn - l.split_out)
           from part_states l where l.root_part_id = s.part_id and l.lot > 0 and l.status <> 'cancelled'), 0))::int as launched,
         coalesce((select o.waiting from operations o where o.part_id = s.part_id and not o.replaced
           order by o.sequence limit 1), s.unrouted) as "waitingAtFirst",
         (select json_agg(json_build_object('name', m.name, 'unit', m.unit, 'quantity', round(${MATERIAL_PER_PIECE}, 12)::float8)
                 order by m.id) from material_needs m where m.part_id = p.id) as materials
    from part_states s join parts p on p.id = s.part_id
   where s.product_id = $1 and s.lot = 0 and s.status <> 'cancelled'
   order by p.id`;

const ROUTES = `
  select r.id, r.name, coalesce(r.is_default, false) as "isDefault",
         coalesce((select json_agg(st.name order by rc."order", rc.id)
           from routes_cmps rc
           join components_route_steps_stage_lnk sl on sl.step_id = rc.cmp_id
           join stages st on st.id = sl.stage_id
          where rc.entity_id = r.id and rc.component_type = 'route.step' and rc.field = 'steps'), '[]') as stages
    from routes r where not coalesce(r.retired, false) order by coalesce(r.is_default, false) desc, r.id`;

/** Rows in one text: some hundred kilobytes, which pass through the server in a millisecond. */
const ROWS_PER_TEXT = 1_000;

/** A query whose rows come as JSON, many in one text: the database writes it beside the server's thread. */
function asJson(query: string): string {
  return `with listed as (${query}), numbered as (select row_to_json(listed)::text as json, row_number() over () as place from listed)
    select string_agg(json, ',' order by place) as json from numbered
     group by (place - 1) / ${ROWS_PER_TEXT} order by min(place)`;
}

/** The product of this designation and order number, with the stages and routes that there are. */
export async function readExistingHead(
  session: SqlSession,
  { designation, orderNumber, unique }: ProductPlace,
): Promise<ExistingHead> {
  const [product] = await session.query<ExistingProduct>(
    `select id, document_id as "documentId", coalesce(quantity, 1) as quantity, cancelled_at is not null as cancelled
       from products
      where designation = $1 and coalesce(order_number, '') = coalesce($2, '')`,
    [designation, orderNumber],
  );
  const stages = await session.query<ExistingStage>(
    'select id, name, coalesce(retired, false) as retired from stages order by id',
  );
  const routes = await session.query<ExistingRoute>(ROUTES);
  return { product: product ?? null, stages, routes, takenOwn: await readTaken(session, unique) };
}

/** The parts of a product as texts that nobody takes apart here. */
export async function readExistingParts(
  session: SqlSession,
  { product }: ExistingHead,
  { ownFields }: Pick<ProductPlace, 'ownFields'>,
): Promise<ExistingPiece[]> {
  if (!product) return [];
  const read = await session.query<{ json: string }>(asJson(partsSql(ownFields)), [product.id]);
  return read.map(({ json }) => ({ parts: json }));
}

/** The lines among these parts, likewise; at a desk they come after all parts. */
export async function readExistingLines(
  session: SqlSession,
  { product }: ExistingHead,
): Promise<ExistingPiece[]> {
  if (!product) return [];
  const read = await session.query<{ json: string }>(asJson(ORDER_LINES), [product.id]);
  return read.map(({ json }) => ({ lines: json }));
}
