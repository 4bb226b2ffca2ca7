-- What the acts on a batch must keep, whoever writes.
alter table part_states
  add constraint part_states_launched_limit check (launched <= 1000000),
  add constraint part_states_hold check ((status = 'held') = (hold is not null)),
  add constraint part_states_lot_root check ((lot = 0) = (root_part_id = part_id));
create index part_states_root_idx on part_states (root_part_id) where lot > 0;

-- Pieces leave a batch as withdrawn or split out. What was launched once was launched.
create function tracker_refuse_lowered_launch() returns trigger language plpgsql as $$
begin
  raise exception 'part %: % pieces were launched, they cannot become %', new.part_id, old.launched, new.launched
    using errcode = 'check_violation', constraint = 'part_states_launched_grows';
end;
$$;
create trigger part_states_launched_grows before update of launched on part_states
  for each row when (new.launched < old.launched) execute function tracker_refuse_lowered_launch();

-- The check of 0005, and: nothing waits in a cancelled batch.
create or replace function tracker_check_conservation() returns trigger language plpgsql as $$
declare
  broken record;
begin
  select s.part_id, s.launched, s.scrapped, s.status,
         s.unrouted + s.finished + s.scrapped + s.withdrawn + s.split_out + o.waiting as placed,
         o.scrapped as scrapped_at_operations, s.unrouted + o.waiting as waiting
    into broken
    from (select distinct part_id from changed_rows) c
    cross join lateral (select * from part_states where part_id = c.part_id offset 0) s
    cross join lateral (
      select coalesce(sum(waiting), 0) as waiting, coalesce(sum(scrapped), 0) as scrapped
        from operations where part_id = c.part_id offset 0) o
   where s.launched <> s.unrouted + s.finished + s.scrapped + s.withdrawn + s.split_out + o.waiting
      or s.scrapped <> o.scrapped
      or (s.status = 'cancelled' and s.unrouted + o.waiting > 0)
   limit 1;
  if found and broken.status = 'cancelled' and broken.waiting > 0 then
    raise exception '% pieces of the cancelled part % still wait', broken.waiting, broken.part_id
      using errcode = 'check_violation', constraint = 'cancelled_parts_empty';
  end if;
  if found then
    raise exception 'pieces of part % are not conserved: launched %, placed %, scrapped % of %',
      broken.part_id, broken.launched, broken.placed, broken.scrapped, broken.scrapped_at_operations
      using errcode = 'check_violation', constraint = 'pieces_conserved';
  end if;
  return null;
end;
$$;
