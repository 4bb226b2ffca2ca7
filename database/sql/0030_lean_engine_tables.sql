-- The engine alone writes its tables, and it is no user of the admin panel: Strapi's `created_by_id` and `updated_by_id` are
-- always null there. A constraint says so, in place of two references and two indexes of nothing, which cost every
-- scan and every row of an import. A change of a content type's schema makes Strapi add them again, so this is called
-- at each start.
create function tracker_trim_engine_tables() returns void language plpgsql as $$
declare
  engine_table text;
  editor text;
begin
  foreach engine_table in array array['scans', 'part_facts', 'product_facts', 'audit_entries', 'part_states', 'operations',
                                      'labels', 'bom_lines', 'material_needs']
  loop
    foreach editor in array array['created_by_id', 'updated_by_id'] loop
      if exists (select from pg_constraint where conrelid = engine_table::regclass and conname = engine_table || '_' || editor || '_fk') then
        execute format('alter table %I drop constraint %I', engine_table, engine_table || '_' || editor || '_fk');
      end if;
      execute format('drop index if exists %I', engine_table || '_' || editor || '_fk');
    end loop;
    if not exists (select from pg_constraint where conrelid = engine_table::regclass and conname = engine_table || '_no_editor') then
      execute format('alter table %I add constraint %I check (num_nonnulls(created_by_id, updated_by_id) = 0)',
        engine_table, engine_table || '_no_editor');
    end if;
  end loop;
end;
$$;
