import type { Core } from '@strapi/strapi';
import type { StructureRow } from '../contracts';
import { orderOf, PAGE_COLUMNS, shownParts } from '../parts/parts-rows';
import { rowsOf } from '../rows';

/** A part and all lots that were split off it, cancelled ones too. @param id the part as launched */
const familyOf = (id: string) => `(select * from part_states where part_id = ${id}
   union all select * from part_states where root_part_id = ${id} and lot > 0)`;

/** What a level shows of each batch beside what lists show. */
const MORE = `, s.per_assembly as "perAssembly",
   exists (select from bom_lines b, lateral ${familyOf('b.child_part_id')} c
            where b.parent_part_id = s.part_id and c.status <> 'cancelled') as "hasComponents"`;

const WHO =
  'left join parts_responsible_lnk l on l.part_id = s.part_id left join up_users u on u.id = l.user_id';

/** What stands in no assembly that is not cancelled; lots stand where their first batch does. Lines are of one product as both their ends are. */
const TOP = `select ${PAGE_COLUMNS}, null::int as per_assembly
   from part_states s join parts p on p.id = s.part_id ${WHO}
  where s.product_id = ? and s.status <> 'cancelled' and not exists (
    select from bom_lines b join part_states a on a.part_id = b.parent_part_id
     where b.product_id = ? and b.child_part_id = s.root_part_id and a.status <> 'cancelled')`;

const BELOW = `select ${PAGE_COLUMNS}, b.quantity as per_assembly
   from bom_lines b, lateral ${familyOf('b.child_part_id')} s join parts p on p.id = s.part_id ${WHO}
  where b.parent_part_id = ? and s.status <> 'cancelled'`;

/** Which level: of a product, below one of its assemblies; null: at the top. */
export interface Level {
  productId: number;
  parentPartId: number | null;
  /** How many of its batches come before, and how many are read. */
  offset: number;
  limit: number;
}

/** Batches of one level, assemblies first. */
export function readLevel(
  strapi: Core.Strapi,
  { productId, parentPartId, offset, limit }: Level,
): Promise<StructureRow[]> {
  const [level, of] = parentPartId === null ? [TOP, [productId, productId]] : [BELOW, [parentPartId]];
  const page = `${level} order by ${orderOf('p')} limit ? offset ?`;
  return rowsOf<StructureRow>(strapi, shownParts(page, MORE), [...of, limit, offset]);
}

/** The product's number; null where there is none. */
export async function readProductId(strapi: Core.Strapi, id: string): Promise<number | null> {
  const [row] = await rowsOf<{ id: number }>(strapi, 'select id from products where document_id = ?', [id]);
  return row?.id ?? null;
}

/** The batch of a product by a label that it has or had; null where there is none. */
export async function readParentId(
  strapi: Core.Strapi,
  productId: number,
  code: string,
): Promise<number | null> {
  const [row] = await rowsOf<{ id: number }>(
    strapi,
    `select s.part_id as id from labels l join part_states s on s.part_id = l.part_id
      where l.code = ? and s.product_id = ?`,
    [code, productId],
  );
  return row?.id ?? null;
}
