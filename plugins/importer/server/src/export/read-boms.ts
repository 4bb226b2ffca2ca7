import { MATERIAL_PER_PIECE, readOrderLines } from '../order-sql';
import type { OwnField } from '../own-fields/own-field';
import { ownValuesSql } from '../own-fields/own-sql';
import type { SqlSession } from '../sql-session';
import type { WrittenBom, WrittenItem } from './bom-rows';

/** One export names at most so many parts: a spreadsheet has a little over a million rows. */
export const MAX_EXPORTED_PARTS = 200_000;

interface ProductRecord {
  id: number;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number;
}

interface ItemRecord extends Omit<WrittenItem, 'attributes'> {
  attributes: Record<string, unknown> | null;
  required: number;
}

const PRODUCTS = `
  select id, designation, name, order_number as "orderNumber", coalesce(quantity, 1) as quantity from products
   where ($1::text is null or document_id = $1)
     and exists (select from part_states s where s.product_id = products.id and s.lot = 0 and s.status <> 'cancelled')
   order by id`;

const itemsSql = (own: readonly OwnField[]): string => `
  select s.item_key as key, p.designation, p.name, p.kind, p.size, p.material, p.attributes::json as attributes, ${ownValuesSql(own)} as own, s.required,
         coalesce((select json_agg(o.stage_name order by o.sequence)
           from operations o where o.part_id = p.id and not o.replaced), '[]') as operations,
         coalesce((select json_agg(json_build_object('name', m.name, 'unit', m.unit, 'quantity',
             round(${MATERIAL_PER_PIECE}, 6)::float8) order by m.id)
           from material_needs m where m.part_id = p.id), '[]') as materials
    from part_states s join parts p on p.id = s.part_id
   where s.product_id = $1 and s.lot = 0 and s.status <> 'cancelled'
   order by p.id`;

function textsOf(attributes: Record<string, unknown> | null): Record<string, string> {
  const told = Object.entries(attributes ?? {}).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(
    told.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** Several roots are named by what stands above the table, a single one gives the product its own name. */
function titleOf({ designation, name }: ProductRecord, roots: readonly ItemRecord[]): string | null {
  const [root] = roots;
  if (roots.length !== 1 || !root) return designation;
  return name !== null && name !== root.name ? name : null;
}

async function bomOf(
  session: SqlSession,
  product: ProductRecord,
  ownFields: readonly OwnField[],
): Promise<WrittenBom> {
  const items = await session.query<ItemRecord>(itemsSql(ownFields), [product.id]);
  const lines = await readOrderLines(session, product.id);
  const contained = new Set(lines.map(({ child }) => child));
  const roots = items.filter(({ key }) => !contained.has(key));
  const perProduct = ({ required }: ItemRecord): number =>
    Math.max(1, Math.round(required / product.quantity));
  return {
    title: titleOf(product, roots),
    product: product.designation,
    orderNumber: product.orderNumber,
    items: items.map((item) => ({ ...item, attributes: textsOf(item.attributes) })),
    lines,
    atTop: new Map(roots.map((root) => [root.key, perProduct(root)])),
  };
}

/**
 * The bills of materials of all products, or of one; batches that were cancelled and lots that were
 * split off are left out.
 * @param product documentId; null: all
 * @returns null where they hold more parts than an export may
 */
export async function readBoms(
  session: SqlSession,
  product: string | null,
  ownFields: readonly OwnField[],
): Promise<WrittenBom[] | null> {
  const products = await session.query<ProductRecord>(PRODUCTS, [product]);
  const boms: WrittenBom[] = [];
  let parts = 0;
  for (const record of products) {
    const bom = await bomOf(session, record, ownFields);
    parts += bom.items.length;
    if (parts > MAX_EXPORTED_PARTS) return null;
    boms.push(bom);
  }
  return boms;
}

/** Whether there is a product of this documentId. */
export async function productExists(session: SqlSession, product: string): Promise<boolean> {
  const found = await session.query('select 1 from products where document_id = $1', [product]);
  return found.length > 0;
}
