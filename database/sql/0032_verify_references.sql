-- The first row that names a parent which does not stand, or null. A foreign key is checked once more when a backup is restored,
-- a trigger is not, and its owner may switch it off: `npm run ledger:verify` asks here about the references of 0031.
create function tracker_verify_references() returns text language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
declare
  held record;
  missing text;
begin
  for held in
    select * from (values ('part_states', 'part_id', 'parts'), ('part_states', 'root_part_id', 'parts'),
                          ('part_states', 'product_id', 'products'), ('operations', 'part_id', 'parts'),
                          ('operations', 'stage_id', 'stages'), ('bom_lines', 'parent_part_id', 'parts'),
                          ('bom_lines', 'child_part_id', 'parts'), ('bom_lines', 'product_id', 'products'),
                          ('labels', 'part_id', 'parts'), ('material_needs', 'part_id', 'parts'))
                 as all_references (child, child_column, parent)
  loop
    execute format('select min(c.%1$I)::text from public.%2$I c
                     where not exists (select from public.%3$I p where p.id = c.%1$I)',
                   held.child_column, held.child, held.parent) into missing;
    if missing is not null then
      return format('%s.%s names %s, which is not in %s', held.child, held.child_column, missing, held.parent);
    end if;
  end loop;
  return null;
end;
$$;
