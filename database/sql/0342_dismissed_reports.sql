-- A foreman may dismiss a report that was refused or that its device may not send: nothing of it counts, now or later. That is
-- a fact beside the ledger (0020), and says the same of the report as a scan that settles it (0007).
alter table part_events drop constraint part_events_kind_check;
alter table part_events add constraint part_events_kind_check
  check (kind in ('responsible-set', 'note-added', 'note-edited', 'note-deleted', 'label-printed', 'part-imported',
    'call-raised', 'call-taken', 'call-closed', 'report-dismissed'));
create unique index part_events_dismissed_key on part_events ((data ->> 'scanId')) where kind = 'report-dismissed';

-- As in 0007, and a dismissed report is settled.
create or replace function tracker_check_settling() returns trigger language plpgsql as $$
declare
  found_id text;
begin
  select n.scan_id into found_id
    from added n cross join lateral (select 1 from scans where settles = n.scan_id offset 0) s limit 1;
  if found then
    raise exception 'report % is settled by another scan', found_id
      using errcode = 'unique_violation', constraint = 'scans_settled_once';
  end if;
  select e.data ->> 'scanId' into found_id
    from added n cross join lateral
         (select data from part_events
           where kind = 'report-dismissed' and data ->> 'scanId' in (n.scan_id, n.settles) offset 0) e limit 1;
  if found then
    raise exception 'report % is dismissed', found_id
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

-- The other direction. Whoever dismisses holds the batch's row, as whoever counts does.
create function tracker_check_dismissal() returns trigger language plpgsql as $$
begin
  if exists (select 1 from scans where scan_id = new.data ->> 'scanId') then
    raise exception 'report % is counted and cannot be dismissed', new.data ->> 'scanId'
      using errcode = 'unique_violation', constraint = 'scans_settled_counted';
  end if;
  if exists (select 1 from scans where settles = new.data ->> 'scanId') then
    raise exception 'report % is settled by a scan', new.data ->> 'scanId'
      using errcode = 'unique_violation', constraint = 'scans_settled_once';
  end if;
  return null;
end;
$$;
create trigger part_events_dismissal_checked after insert on part_events for each row
  when (new.kind = 'report-dismissed') execute function tracker_check_dismissal();
