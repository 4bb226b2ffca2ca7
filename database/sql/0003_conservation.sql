-- The rule at the heart, a second time: after every statement, for every batch it touched,
--   launched = unrouted + sum(waiting) + sum(scrapped) + finished + withdrawn + split out.
-- All parts of one statement (its common table expressions included) have run when it is checked.
create function tracker_check_conservation() returns trigger language plpgsql as $$
declare
  broken record;
begin
  select s.part_id, s.launched, s.scrapped,
         s.unrouted + s.finished + s.scrapped + s.withdrawn + s.split_out + o.waiting as placed,
         o.scrapped as scrapped_at_operations
    into broken
    from (select distinct part_id from changed_rows) c
    join part_states s on s.part_id = c.part_id
    cross join lateral (
      select coalesce(sum(waiting), 0) as waiting, coalesce(sum(scrapped), 0) as scrapped
        from operations where part_id = s.part_id) o
   where s.launched <> s.unrouted + s.finished + s.scrapped + s.withdrawn + s.split_out + o.waiting
      or s.scrapped <> o.scrapped
   limit 1;
  if found then
    raise exception 'pieces of part % are not conserved: launched %, placed %, scrapped % of %',
      broken.part_id, broken.launched, broken.placed, broken.scrapped, broken.scrapped_at_operations
      using errcode = 'check_violation', constraint = 'pieces_conserved';
  end if;
  return null;
end;
$$;

create trigger part_states_conserved_insert after insert on part_states
  referencing new table as changed_rows for each statement execute function tracker_check_conservation();
create trigger part_states_conserved_update after update on part_states
  referencing new table as changed_rows for each statement execute function tracker_check_conservation();
create trigger operations_conserved_insert after insert on operations
  referencing new table as changed_rows for each statement execute function tracker_check_conservation();
create trigger operations_conserved_update after update on operations
  referencing new table as changed_rows for each statement execute function tracker_check_conservation();
create trigger operations_conserved_delete after delete on operations
  referencing old table as changed_rows for each statement execute function tracker_check_conservation();
