-- Facts are only added. The refusal holds for the tables' owner too: it is a trigger, not a grant.
create function tracker_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'restrict_violation', hint = 'Correct a mistake by appending another fact.';
end;
$$;

create trigger scans_append_only before update or delete on scans
  for each statement execute function tracker_refuse_change();
create trigger scans_no_truncate before truncate on scans
  for each statement execute function tracker_refuse_change();
create trigger part_facts_append_only before update or delete on part_facts
  for each statement execute function tracker_refuse_change();
create trigger part_facts_no_truncate before truncate on part_facts
  for each statement execute function tracker_refuse_change();
create trigger audit_entries_append_only before update or delete on audit_entries
  for each statement execute function tracker_refuse_change();
create trigger audit_entries_no_truncate before truncate on audit_entries
  for each statement execute function tracker_refuse_change();
