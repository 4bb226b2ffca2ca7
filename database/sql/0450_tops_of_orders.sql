-- What stands at the top of an order, so that its structure is read without comparing all its batches with all lines of their bills of
-- materials (docs/adr/0026). A row here is a part that may stand in no assembly: whoever reads asks of these few whether they stand in one
-- after all. So a row too many costs a look, and none may be missing: every batch comes in when it is launched, goes when it gets into an
-- assembly, and comes back with every line that is deleted and every assembly that is cancelled. Lots stand where their first batch does.
-- No key: a row that comes in waits for nobody, or two acts at once would wait for each other. So one may stand here twice.
create table tracker_tops (
  product_id integer not null,
  part_id integer not null
);
create index tracker_tops_product_idx on tracker_tops (product_id, part_id);

insert into tracker_tops (product_id, part_id)
select s.product_id, s.part_id from part_states s
 where s.lot = 0 and not exists (
   select from bom_lines b join part_states a on a.part_id = b.parent_part_id
    where b.child_part_id = s.part_id and a.status <> 'cancelled');

create function tracker_tops_launched() returns trigger language plpgsql as $$
begin
  insert into tracker_tops (product_id, part_id) select product_id, part_id from inserted where lot = 0;
  return null;
end $$;

create trigger part_states_tops after insert on part_states
  referencing new table as inserted
  for each statement execute function tracker_tops_launched();

create function tracker_tops_got_in() returns trigger language plpgsql as $$
begin
  delete from tracker_tops t using inserted i where t.product_id = i.product_id and t.part_id = i.child_part_id;
  return null;
end $$;

create trigger bom_lines_tops after insert on bom_lines
  referencing new table as inserted
  for each statement execute function tracker_tops_got_in();

create function tracker_tops_got_out() returns trigger language plpgsql as $$
begin
  insert into tracker_tops (product_id, part_id)
  select distinct d.product_id, d.child_part_id from deleted d
   where not exists (select from tracker_tops t where t.product_id = d.product_id and t.part_id = d.child_part_id);
  return null;
end $$;

create trigger bom_lines_tops_out after delete on bom_lines
  referencing old table as deleted
  for each statement execute function tracker_tops_got_out();

create function tracker_tops_cancelled() returns trigger language plpgsql as $$
begin
  insert into tracker_tops (product_id, part_id)
  select b.product_id, b.child_part_id from bom_lines b
   where b.parent_part_id = new.part_id
     and not exists (select from tracker_tops t where t.product_id = b.product_id and t.part_id = b.child_part_id);
  return null;
end $$;

create trigger part_states_tops_cancelled after update of status on part_states
  for each row when (new.status = 'cancelled' and old.status <> 'cancelled')
  execute function tracker_tops_cancelled();

-- The first batch that stands in no assembly and is not known here; null: none.
create function tracker_verify_tops() returns text language sql stable as $$
  select format('tracker_tops: part %s', s.code)
    from part_states s
   where s.status <> 'cancelled'
     and not exists (select from tracker_tops t where t.product_id = s.product_id and t.part_id = s.root_part_id)
     and not exists (
       select from bom_lines b join part_states a on a.part_id = b.parent_part_id
        where b.child_part_id = s.root_part_id and a.status <> 'cancelled')
   order by s.part_id limit 1
$$;
