-- Where stages stand over several routes. The route of an assembly begins when its parts are made, so a stage of it comes after all
-- operations of these: the longest chain of operations below an assembly is how many steps later its route begins. A stage stands so much
-- later in the mean of the pieces that are to pass it. Made anew now and then, for compositions and routes change seldom.
create table tracker_stage_steps (
  stage_id integer primary key,
  steps double precision not null
);

create function tracker_place_stages() returns void language sql
  set jit = off
as $$
  with recursive route as materialized (
    select part_id, count(*)::int as operations from operations where not replaced group by 1),
  below as (
    select l.parent_part_id as part_id, coalesce(r.operations, 0) as steps
      from bom_lines l left join route r on r.part_id = l.child_part_id
     where not exists (select from bom_lines d where d.parent_part_id = l.child_part_id)
    union
    select l.parent_part_id, b.steps + coalesce(r.operations, 0)
      from below b join bom_lines l on l.child_part_id = b.part_id left join route r on r.part_id = b.part_id),
  begins as materialized (select part_id, max(steps) as steps from below group by 1),
  made as materialized (
    select o.stage_id, sum(s.launched::float8 * coalesce(b.steps, 0)) / sum(s.launched) as steps
      from operations o join part_states s on s.part_id = o.part_id left join begins b on b.part_id = o.part_id
     where not o.replaced and s.status <> 'cancelled' and s.launched > 0 group by 1),
  gone as (delete from tracker_stage_steps where stage_id not in (select stage_id from made))
  insert into tracker_stage_steps as t select stage_id, steps from made order by 1
  on conflict (stage_id) do update set steps = excluded.steps where t.steps <> excluded.steps
$$;
