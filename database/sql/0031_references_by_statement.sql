-- A launch copies thousands of rows, and a foreign key looks for the parent of each of them alone: half of what an import
-- cost the database. The tables that are derived from the facts are checked once for each statement instead, for whoever
-- writes and as strictly (docs/adr/0020). Facts keep their foreign keys: a hardened database gives nobody their tables.

-- What a foreign key raises, so that nobody has to know which of the two refused: SQLSTATE, schema, table, constraint.
create function tracker_raise_reference(child text, reference text, said text, told text) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '%', said
    using errcode = 'foreign_key_violation', schema = 'public', table = child, constraint = reference, detail = told;
end;
$$;

-- After INSERT into a child: each parent stands, and FOR KEY SHARE keeps it standing until the transaction ends, as a
-- foreign key does. Whoever deletes it at the same time waits, and then finds the child; or was first, and no parent is found.
-- Arguments of these functions: name of the reference, child, its column, parent.
create function tracker_check_reference() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  wanted bigint;
  held bigint;
  missing text;
begin
  execute format('select count(distinct %I) from inserted', tg_argv[2]) into wanted;
  execute format('select from public.%I where id = any(array(select distinct %I from inserted)) for key share',
                 tg_argv[3], tg_argv[2]);
  get diagnostics held = row_count;
  if held < wanted then
    execute format('select c.%1$I from inserted c where c.%1$I is not null
                       and not exists (select from public.%2$I p where p.id = c.%1$I) limit 1',
                   tg_argv[2], tg_argv[3]) into missing;
    perform public.tracker_raise_reference(tg_argv[1], tg_argv[0],
      format('insert into table "%s" violates foreign key "%s"', tg_argv[1], tg_argv[0]),
      format('Key (%s)=(%s) is not present in table "%s".', tg_argv[2], missing, tg_argv[3]));
  end if;
  return null;
end;
$$;

-- A row of a child that points elsewhere now. Nobody needs to do that often, so each is looked up alone.
create function tracker_check_moved_reference() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  parent_id integer := to_jsonb(new) ->> tg_argv[2];
  held bigint;
begin
  if parent_id is null then
    return null;
  end if;
  execute format('select from public.%I where id = $1 for key share', tg_argv[3]) using parent_id;
  get diagnostics held = row_count;
  if held = 0 then
    perform public.tracker_raise_reference(tg_argv[1], tg_argv[0],
      format('update on table "%s" violates foreign key "%s"', tg_argv[1], tg_argv[0]),
      format('Key (%s)=(%s) is not present in table "%s".', tg_argv[2], parent_id, tg_argv[3]));
  end if;
  return null;
end;
$$;

-- A parent that goes, or takes another id: no child may be left. This has to see what others have committed since the
-- transaction began, which a trigger sees in READ COMMITTED alone; a foreign key has means of its own to look past a
-- snapshot. So the other levels are refused.
create function tracker_refuse_referenced() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  left_behind boolean;
  parent_id integer;
begin
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    raise exception '% on table "%" needs a transaction that is READ COMMITTED', lower(tg_op), tg_table_name
      using errcode = 'feature_not_supported', hint = 'Its references are checked by triggers, which must see what others have committed.';
  end if;
  if tg_op = 'TRUNCATE' then
    execute format('select exists (select from public.%I where %I is not null)', tg_argv[1], tg_argv[2]) into left_behind;
  else
    parent_id := old.id;
    execute format('select exists (select from public.%I where %I = $1)', tg_argv[1], tg_argv[2])
      into left_behind using parent_id;
  end if;
  if left_behind then
    perform public.tracker_raise_reference(tg_argv[1], tg_argv[0],
      format('%s on table "%s" violates foreign key "%s" on table "%s"', lower(tg_op), tg_table_name, tg_argv[0], tg_argv[1]),
      format('Key (id)=(%s) is still referenced from table "%s".', coalesce(parent_id::text, 'any'), tg_argv[1]));
  end if;
  return null;
end;
$$;

-- Replaces one foreign key on a parent's `id`. The triggers' names begin with the key's own.
create function tracker_refer_by_statement(child text, reference text, child_column text, parent text) returns void
language plpgsql as $$
declare
  told text := format('(%L, %L, %L, %L)', reference, child, child_column, parent);
begin
  execute format('alter table public.%I drop constraint %I', child, reference);
  execute format('create trigger %I after insert on public.%I referencing new table as inserted
                    for each statement execute function public.tracker_check_reference%s', reference || '_insert', child, told);
  execute format('create trigger %I after update on public.%I for each row when (old.%3$I is distinct from new.%3$I)
                    execute function public.tracker_check_moved_reference%4$s', reference || '_update', child, child_column, told);
  execute format('create trigger %I after delete on public.%I
                    for each row execute function public.tracker_refuse_referenced%s', reference || '_delete', parent, told);
  execute format('create trigger %I after update on public.%I for each row when (old.id is distinct from new.id)
                    execute function public.tracker_refuse_referenced%s', reference || '_renumber', parent, told);
  execute format('create trigger %I before truncate on public.%I
                    for each statement execute function public.tracker_refuse_referenced%s', reference || '_truncate', parent, told);
end;
$$;

select tracker_refer_by_statement('part_states', 'part_states_part_fk', 'part_id', 'parts');
select tracker_refer_by_statement('part_states', 'part_states_root_fk', 'root_part_id', 'parts');
select tracker_refer_by_statement('part_states', 'part_states_product_fk', 'product_id', 'products');
select tracker_refer_by_statement('operations', 'operations_part_fk', 'part_id', 'parts');
select tracker_refer_by_statement('operations', 'operations_stage_fk', 'stage_id', 'stages');
select tracker_refer_by_statement('bom_lines', 'bom_lines_parent_fk', 'parent_part_id', 'parts');
select tracker_refer_by_statement('bom_lines', 'bom_lines_child_fk', 'child_part_id', 'parts');
select tracker_refer_by_statement('bom_lines', 'bom_lines_product_fk', 'product_id', 'products');
select tracker_refer_by_statement('labels', 'labels_part_fk', 'part_id', 'parts');
select tracker_refer_by_statement('material_needs', 'material_needs_part_fk', 'part_id', 'parts');
