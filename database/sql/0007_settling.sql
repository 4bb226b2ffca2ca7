-- A foreman may settle a report that was refused, by a scan that names it. A report is settled once, and what is
-- settled was never counted and never will be. Both directions are looked up by key (`offset 0`, see 0005).
create unique index scans_settles_key on scans (settles) where settles is not null;
alter table scans add constraint scans_settles_another check (settles is distinct from scan_id);

create function tracker_check_settling() returns trigger language plpgsql as $$
declare
  found_id text;
begin
  select n.scan_id into found_id
    from added n cross join lateral (select 1 from scans where settles = n.scan_id offset 0) s limit 1;
  if found then
    raise exception 'report % is settled by another scan', found_id
      using errcode = 'unique_violation', constraint = 'scans_settled_once';
  end if;
  select n.settles into found_id
    from added n cross join lateral (select 1 from scans where scan_id = n.settles offset 0) s
   where n.settles is not null limit 1;
  if found then
    raise exception 'report % is counted and cannot be settled', found_id
      using errcode = 'unique_violation', constraint = 'scans_settled_counted';
  end if;
  return null;
end;
$$;

create trigger scans_settling_checked after insert on scans referencing new table as added
  for each statement execute function tracker_check_settling();
