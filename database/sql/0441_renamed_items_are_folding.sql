-- As in 0426; where items have changed their names the sums have changed as well, and say so.
create or replace function tracker_refresh_reports(zone text, at_most integer) returns boolean language plpgsql as $$
declare
  making text := tracker_report_making(zone);
  state tracker_report_state;
begin
  perform set_config('synchronous_commit', 'off', true);
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
  if tracker_fold_stretch(zone, at_most) then return true; end if;
  if exists (select from tracker_renamed_items) then
    perform tracker_set_items('{}');
    update tracker_report_state set folded_at = now();
  end if;
  return tracker_fold_news(zone, at_most) = at_most;
end;
$$;
