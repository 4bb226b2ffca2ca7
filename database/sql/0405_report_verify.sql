-- Sums of the reports, compared with what the facts give. Everything is folded once more, up to the revisions that were folded,
-- into temporary tables of the same names, which stand before the real ones; the caller's transaction is to be rolled back.
-- @returns the first difference; null: there is none, or the sums are being made anew
create function tracker_verify_reports() returns text language plpgsql as $$
declare
  zone text := (select split_part(made_with, ' ', 1) from tracker_report_state where rebuilt_to is null);
  tables text[] := array['flow_days', 'work_days', 'time_days', 'defect_days'];
  counts text[] := array[
    'arrived, arrived_ms, left_here, left_ms, first_arrivals, finished, scrapped, reworked, withdrawn',
    'good, scrapped, reworked, finished, reports, started_reports, started_good, working_ms',
    'pieces, total_ms, held_ms, started_pieces, waiting_ms',
    'scrapped, reworked'];
  parts integer[];
  upto integer[];
  last integer := 0;
  difference text;
begin
  if zone is null or tracker_report_making(zone) <> (select made_with from tracker_report_state) then return null; end if;
  create temp table report_parts_then on commit drop as select part_id, revision from public.tracker_report_parts;
  create index on report_parts_then (part_id);
  for place in 1 .. cardinality(tables) loop
    execute format('create temp table tracker_%s (like public.tracker_%1$s including all) on commit drop', tables[place]);
  end loop;
  create temp table tracker_stage_order (like public.tracker_stage_order including all) on commit drop;
  loop
    select array_agg(t.part_id), array_agg(t.revision), max(t.part_id) into parts, upto, last from (
      select part_id, revision from report_parts_then where part_id > last order by part_id limit 1000) t;
    exit when parts is null;
    perform tracker_fold_sums(parts, array_fill(0, array[cardinality(parts)]), upto, zone);
  end loop;
  for place in 1 .. cardinality(tables) loop
    execute format(
      'select ''tracker_%1$s: product '' || product_id || '', day '' || day || '', stage '' || stage_id from (
         (select * from public.tracker_%1$s where (%2$s) <> (%3$s) except select * from pg_temp.tracker_%1$s)
         union all
         (select * from pg_temp.tracker_%1$s where (%2$s) <> (%3$s) except select * from public.tracker_%1$s)) d
       order by 1 limit 1',
      tables[place], counts[place], regexp_replace(counts[place], '\w+', '0', 'g'))
      into difference;
    if difference is not null then return difference; end if;
  end loop;
  return null;
end;
$$;
