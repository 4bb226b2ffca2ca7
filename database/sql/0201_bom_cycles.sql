-- No assembly may contain itself, at any depth. The importer and the acts refuse it with names and rows before they
-- write; this is the same rule for whoever writes. It walks up from the parents of new lines: assemblies are few and
-- bills of materials shallow, so a whole import costs little.

create function tracker_refuse_bom_cycles() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive above (start, node) as (
      select distinct parent_part_id, parent_part_id from inserted
      union
      select a.start, l.parent_part_id from above a join bom_lines l on l.child_part_id = a.node
    )
    select from inserted i join above a on a.start = i.parent_part_id and a.node = i.child_part_id
  ) then
    raise exception 'An assembly would contain itself.'
      using errcode = 'check_violation', table = 'bom_lines', constraint = 'bom_lines_acyclic';
  end if;
  return null;
end $$;

create trigger bom_lines_acyclic after insert on bom_lines
  referencing new table as inserted
  for each statement execute function tracker_refuse_bom_cycles();

-- A line that moved could close a circle too; nobody needs to move one.
create function tracker_refuse_bom_moves() returns trigger language plpgsql as $$
begin
  raise exception 'A line of a bill of materials does not move: remove it and make another.'
    using errcode = 'check_violation', table = 'bom_lines', constraint = 'bom_lines_stay';
end $$;

create trigger bom_lines_stay before update on bom_lines
  for each row when (old.parent_part_id <> new.parent_part_id or old.child_part_id <> new.child_part_id)
  execute function tracker_refuse_bom_moves();
