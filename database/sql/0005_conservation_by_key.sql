-- The check of 0003, looked up by key. A statement of an import touches thousands of batches, and a join
-- planned while the tables were small compares every batch with every other; `offset 0` leaves the planner
-- one way only: an index look-up for each batch.
create or replace function tracker_check_conservation() returns trigger language plpgsql as $$
declare
  broken record;
begin
  select s.part_id, s.launched, s.scrapped,
         s.unrouted + s.finished + s.scrapped + s.withdrawn + s.split_out + o.waiting as placed,
         o.scrapped as scrapped_at_operations
    into broken
    from (select distinct part_id from changed_rows) c
    cross join lateral (select * from part_states where part_id = c.part_id offset 0) s
    cross join lateral (
      select coalesce(sum(waiting), 0) as waiting, coalesce(sum(scrapped), 0) as scrapped
        from operations where part_id = c.part_id offset 0) o
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
