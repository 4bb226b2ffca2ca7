-- Whether an assembly cannot begin because its parts are missing: it waits at the first operation of its route, and of some part that
-- has operations fewer pieces are finished, with all its lots, than one more assembly takes, less those that assemblies which have
-- begun have taken. Parts without operations are finished by nobody's report, so nothing is said of them.
create function tracker_waits_for_parts(part integer, operation integer) returns boolean language sql stable as $$
  select operation = (select o.number from operations o where o.part_id = part and not o.replaced order by o.sequence limit 1)
     and exists (
       select from bom_lines b join part_states c on c.part_id = b.child_part_id
        where b.parent_part_id = part
          and exists (select from operations o where o.part_id = b.child_part_id and not o.replaced)
          and b.quantity > (
            select coalesce(sum(l.finished), 0) from (
              select finished from part_states where part_id = c.root_part_id
              union all
              select finished from part_states where root_part_id = c.root_part_id and lot > 0) l) - (
            select coalesce(sum(l.quantity::bigint * (u.launched - u.withdrawn - u.split_out - u.unrouted - coalesce(f.waiting, 0))), 0)
              from bom_lines l join part_states u on u.part_id = l.parent_part_id
              left join lateral (
                select o.waiting from operations o where o.part_id = u.part_id and not o.replaced order by o.sequence limit 1) f on true
             where l.child_part_id = b.child_part_id))
$$;
