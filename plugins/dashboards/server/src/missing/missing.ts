import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { MissingPart, MissingParts } from '../contracts';
import { rowsOf } from '../rows';

/** Components of one assembly, at most. */
const MAX_COMPONENTS = 1_000;

type Assembly = MissingParts['assembly'] & { partId: number };

async function readAssembly(strapi: Core.Strapi, code: string): Promise<Assembly | null> {
  const [row] = await rowsOf<Assembly>(
    strapi,
    `select s.part_id as "partId", s.code, s.lot, p.designation, p.name,
            (s.launched - s.withdrawn - s.split_out)::float8 as quantity
       from part_states s join parts p on p.id = s.part_id where s.code = ?`,
    [code],
  );
  return row ?? null;
}

/**
 * What an assembly is made of and what lacks. What is needed counts all assemblies that a component goes into, what is
 * finished all its lots (looked up by key: the index of lots knows no first ones); a component without operations is finished by
 * nobody's report, so nothing is said of it.
 */
function readComponents(strapi: Core.Strapi, partId: number): Promise<MissingPart[]> {
  return rowsOf<MissingPart>(
    strapi,
    `select c.*, case when c."hasOperations" then greatest(0, c.needed - c.finished) end as missing
       from (
         select s.code, p.designation, p.name, p.kind, b.quantity::float8 as "perAssembly",
                (select coalesce(sum(l.quantity::bigint * (u.launched - u.withdrawn - u.split_out)), 0)
                   from bom_lines l join part_states u on u.part_id = l.parent_part_id
                  where l.child_part_id = b.child_part_id)::float8 as needed,
                lots.finished, lots.waiting, lots.scrapped, lots."hasOperations", lots.stages
           from bom_lines b join part_states s on s.part_id = b.child_part_id join parts p on p.id = b.child_part_id,
                lateral (
                  select coalesce(sum(l.finished), 0)::float8 as finished, coalesce(sum(l.scrapped), 0)::float8 as scrapped,
                         coalesce(sum(w.waiting), 0)::float8 as waiting, coalesce(bool_or(w.operations > 0), false) as "hasOperations",
                         coalesce(json_agg(w.stages) filter (where w.stages is not null), '[]'::json) as stages
                    from (select * from part_states where part_id = s.root_part_id
                          union all
                          select * from part_states where root_part_id = s.root_part_id and lot > 0) l, lateral (
                      select sum(o.waiting) as waiting, count(*) as operations,
                             json_agg(json_build_object('stage', o.stage_name, 'waiting', o.waiting) order by o.sequence)
                               filter (where o.waiting > 0) as stages
                        from operations o where o.part_id = l.part_id and not o.replaced) w) lots
          where b.parent_part_id = ?) c
      order by missing desc nulls last, c.designation nulls last, c.name, c.code limit ${MAX_COMPONENTS}`,
    [partId],
  );
}

/** What is missing for an assembly, what lacks most first. @param code its label code */
export async function readMissing(
  strapi: Core.Strapi,
  code: string,
  now: Date,
): Promise<MissingParts | Refusal> {
  const found = await readAssembly(strapi, code);
  if (!found) return refuse('part-not-found', { partCode: code });
  const { partId, ...assembly } = found;
  const rows = await readComponents(strapi, partId);
  const stagesOf = (lots: unknown) => (lots as MissingPart['stages'][]).flat();
  return {
    at: now.toISOString(),
    assembly,
    components: rows.map((row) => ({ ...row, stages: stagesOf(row.stages) })),
  };
}
