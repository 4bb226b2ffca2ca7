-- An undo is a scan that names the one it takes back. What TypeScript decides holds here whoever writes:
-- an undo names a report, start or skip of the same operation of the same part, never another undo, and the
-- undos of one scan never take back more than it counted.
alter table scans drop constraint scans_moves;
alter table scans add constraint scans_moves check (
  kind = 'undo' or (kind = 'start') = (good + scrapped + reworked = 0));
alter table scans drop constraint scans_rework_target;
alter table scans add constraint scans_rework_target check ((reworked > 0) = (rework_to is not null));

create function tracker_check_undo() returns trigger language plpgsql as $$
declare
  target record;
  taken record;
begin
  -- Undos of one scan take turns, so that each sees the amounts of the one before.
  perform pg_advisory_xact_lock(hashtextextended(new.undoes, 20260706));
  select * into target from scans where scan_id = new.undoes;
  if not found or target.kind = 'undo' or target.part_id <> new.part_id
     or target.operation_number <> new.operation_number or target.revision >= new.revision then
    raise exception 'scan % undoes %, which is no earlier report of its operation', new.scan_id, new.undoes
      using errcode = 'check_violation', constraint = 'scans_undo_names_report';
  end if;
  select sum(good) as good, sum(scrapped) as scrapped, sum(reworked) as reworked, count(*) as undos
    into taken from scans where undoes = new.undoes;
  if taken.good > target.good or taken.scrapped > target.scrapped or taken.reworked > target.reworked
     or (target.kind = 'start' and taken.undos > 1)
     or (target.kind <> 'start' and new.good + new.scrapped + new.reworked = 0)
     or (new.reworked > 0 and new.rework_to is distinct from target.rework_to) then
    raise exception 'undos of scan % take back more than it counted', new.undoes
      using errcode = 'check_violation', constraint = 'scans_undo_amounts';
  end if;
  return null;
end;
$$;

create trigger scans_undo_checked after insert on scans for each row when (new.kind = 'undo')
  execute function tracker_check_undo();
