-- Bringing the sums up to date. Ids are handed out before the commit, so a low one may turn up after a high one: who takes an
-- id holds a lock on the table until the end of its transaction, and ids are settled once nobody is left of those who
-- held one when the highest id was read. Until then the same scans are looked at again; a batch is folded only
-- where its revision has grown.

create function tracker_fact_writers() returns text[] language sql volatile as $$
  select coalesce(array_agg(distinct virtualtransaction), '{}') from pg_locks
   where locktype = 'relation' and database = (select oid from pg_database where datname = current_database())
     and relation in ('scans'::regclass, 'part_facts'::regclass) and mode = 'RowExclusiveLock' and granted
     and pid <> pg_backend_pid()
$$;

create function tracker_highest_ids(out scan_id integer, out fact_id integer) language sql volatile as $$
  select (select case when is_called then last_value else 0 end::int from scans_id_seq),
         (select case when is_called then last_value else 0 end::int from part_facts_id_seq)
$$;

-- What the sums depend on beside the facts. The number at the end is the version of 0401 to 0403.
create function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v1'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;

-- Empty the sums and begin anew.
create function tracker_empty_reports(making text) returns void language plpgsql as $$
declare
  highest record;
begin
  truncate tracker_report_parts, tracker_flow_days, tracker_work_days, tracker_time_days, tracker_defect_days,
    tracker_queues, tracker_stage_queues, tracker_stage_order, tracker_report_orders;
  highest := tracker_highest_ids();
  update tracker_report_state
     set made_with = making, settled_scan_id = 0, settled_fact_id = 0, pending_scan_id = highest.scan_id,
         pending_fact_id = highest.fact_id, pending_writers = tracker_fact_writers(), rebuilt_to = 0, folded_at = now();
end;
$$;

-- The batches of the next stretch of a rebuild. @returns how many
create function tracker_rebuild_stretch(zone text, at_most integer) returns integer language plpgsql as $$
declare
  parts integer[];
  upto integer[];
begin
  select array_agg(s.part_id), array_agg(s.revision) into parts, upto from (
    select part_id, revision from part_states
     where part_id > (select rebuilt_to from tracker_report_state) order by part_id limit at_most) s;
  if parts is not null then perform tracker_fold_batches(parts, upto, zone); end if;
  update tracker_report_state
     set rebuilt_to = case when coalesce(cardinality(parts), 0) = at_most then parts[at_most] end, folded_at = now();
  return coalesce(cardinality(parts), 0);
end;
$$;

-- Scans and facts that came since. @returns how many batches were folded
create function tracker_fold_news(zone text, at_most integer) returns integer language plpgsql as $$
declare
  state tracker_report_state;
  highest record := tracker_highest_ids();
  writers text[] := tracker_fact_writers();
  parts integer[];
  upto integer[];
  folded integer;
begin
  select * into state from tracker_report_state;
  select array_agg(n.part_id), array_agg(n.revision) into parts, upto from (
    select s.part_id, s.revision from (
      select part_id from scans where id > state.settled_scan_id
      union select part_id from part_facts where id > state.settled_fact_id) c
      join part_states s on s.part_id = c.part_id
      left join tracker_report_parts r on r.part_id = c.part_id
     where s.revision > coalesce(r.revision, 0) order by s.part_id limit at_most) n;
  folded := coalesce(cardinality(parts), 0);
  if folded > 0 then
    perform tracker_fold_batches(parts, upto, zone);
    update tracker_report_state set folded_at = now();
  end if;
  if folded = at_most then return folded; end if;
  if writers = '{}' then
    update tracker_report_state
       set settled_scan_id = highest.scan_id, settled_fact_id = highest.fact_id, pending_writers = null
     where (settled_scan_id, settled_fact_id) <> (highest.scan_id, highest.fact_id);
  elsif state.pending_writers is null then
    update tracker_report_state
       set pending_scan_id = highest.scan_id, pending_fact_id = highest.fact_id, pending_writers = writers;
  elsif not (state.pending_writers && writers) then
    -- What they might have held back is committed or gone, and was seen above.
    update tracker_report_state
       set settled_scan_id = state.pending_scan_id, settled_fact_id = state.pending_fact_id, pending_writers = null;
  end if;
  return folded;
end;
$$;

-- One step towards sums that are up to date, of at most so many batches. @returns whether there is more to do
create function tracker_refresh_reports(zone text, at_most integer) returns boolean language plpgsql as $$
declare
  making text := tracker_report_making(zone);
  state tracker_report_state;
begin
  perform pg_advisory_xact_lock(20260804);
  select * into state from tracker_report_state;
  if state.made_with <> making then
    perform tracker_empty_reports(making);
    return true;
  end if;
  if state.rebuilt_to is not null then
    perform tracker_rebuild_stretch(zone, at_most);
    return true;
  end if;
  return tracker_fold_news(zone, at_most) = at_most;
end;
$$;
