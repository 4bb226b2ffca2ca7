-- What the facts of some batches say, each up to a revision, net of undos. Nothing here depends on what was folded before.
-- The planner takes lists of batches for short and would compare every row with every other: folding runs without nested
-- loops (0403), and what is read from large tables is named by key.

-- Scans without undos, each with what is left of it. `moved`: the good pieces that are still where it passed them on to (an
-- undo takes good pieces from the operation's present successor, which after a change of the route is another one).
create function tracker_report_scans(parts integer[], upto integer[])
returns table (part_id integer, revision integer, kind text, operation integer, stage_id integer, stage_kind text,
  operator_key text, at timestamp, good integer, moved integer, scrapped integer, reworked integer, good_to integer,
  rework_to integer, cause_operation integer, reason_code text, stands boolean)
language sql stable as $$
  with b as materialized (select * from unnest(parts, upto) as u(part_id, upto)),
  own as materialized (
    select s.* from scans s join b on b.part_id = s.part_id and s.revision <= b.upto where s.part_id = any (parts)),
  undone as materialized (
    select u.undoes, sum(u.good)::int as good, sum(u.scrapped)::int as scrapped, sum(u.reworked)::int as reworked,
           coalesce(sum(u.good) filter (where u.good_to is not distinct from t.good_to), 0)::int as moved
      from own u join own t on t.scan_id = u.undoes where u.kind = 'undo' group by u.undoes)
  select s.part_id, s.revision, s.kind::text, s.operation_number, s.stage_id, s.stage_kind::text,
         coalesce('id:' || s.operator_id, 'name:' || coalesce(s.operator_name, '')), s.occurred_at,
         s.good - coalesce(u.good, 0), s.good - coalesce(u.moved, 0), s.scrapped - coalesce(u.scrapped, 0),
         s.reworked - coalesce(u.reworked, 0), s.good_to, s.rework_to, s.cause_operation, s.reason_code::text,
         s.kind <> 'start' or u.undoes is null
    from own s left join undone u on u.undoes = s.scan_id
   where s.kind <> 'undo'
$$;

-- Undos that took good pieces from elsewhere than where the report had passed them on to.
create function tracker_undos_elsewhere(parts integer[], upto integer[])
returns table (part_id integer, operation integer, revision integer, at timestamp, good integer, good_to integer)
language sql stable as $$
  select u.part_id, u.operation_number, u.revision, u.occurred_at, u.good, u.good_to
    from scans u join unnest(parts, upto) as b(part_id, upto) on b.part_id = u.part_id and u.revision <= b.upto
    join scans t on t.scan_id = u.undoes and t.part_id = any (parts)
   where u.part_id = any (parts) and u.kind = 'undo' and u.good > 0 and u.good_to is distinct from t.good_to
$$;

-- Pieces that come to an operation (above zero) or leave it (below). `first`: they may be here for the first time.
-- `left_by`: null for an arrival. `operation` null: pieces without a route.
create function tracker_report_moves(parts integer[], upto integer[])
returns table (part_id integer, operation integer, revision integer, at timestamp, pieces integer, first boolean, left_by text)
language sql stable as $$
  with scan as materialized (select * from tracker_report_scans(parts, upto)),
  fact as materialized (
    select f.* from part_facts f join unnest(parts, upto) as b(part_id, upto) on b.part_id = f.part_id and f.revision <= b.upto
     where f.part_id = any (parts)),
  known as materialized (
    select s.part_id, s.operation, s.revision, s.at, -(s.good + s.scrapped + s.reworked) as pieces, false as first, s.kind as left_by
      from scan s
    union all select s.part_id, s.good_to, s.revision, s.at, s.moved, true, null from scan s where s.good_to is not null
    union all select s.part_id, s.rework_to, s.revision, s.at, s.reworked, false, null from scan s where s.rework_to is not null
    union all select u.part_id, u.good_to, u.revision, u.at, -u.good, false, 'undo'
      from tracker_undos_elsewhere(parts, upto) u where u.good_to is not null
    union all select f.part_id, f.operation_number, f.revision, f.occurred_at,
        case when f.kind in ('added', 'split-in') or f.data ->> 'at' = 'source' then f.quantity else -f.quantity end,
        f.kind = 'added',
        case when f.kind in ('added', 'split-in') or f.data ->> 'at' = 'source' then null else f.kind end
      from fact f where f.kind in ('added', 'withdrawn', 'split-in', 'split-out', 'split-reversed')
    union all select f.part_id, (w ->> 'operation')::int, f.revision, f.occurred_at, -(w ->> 'quantity')::int, false, 'cancelled'
      from fact f, jsonb_array_elements(f.data -> 'withdrawn') w where f.kind = 'cancelled'
    union all select f.part_id, (o ->> 'number')::int, f.revision, f.occurred_at, (o ->> 'waiting')::int, true, null
      from fact f, jsonb_array_elements(f.data -> 'added') o where f.kind = 'route-assigned'),
  retired as (
    select f.part_id, (r #>> '{}')::int as operation, f.revision, f.occurred_at
      from fact f, jsonb_array_elements(f.data -> 'retired') r where f.kind = 'route-assigned')
  select k.part_id, k.operation, k.revision, k.at, k.pieces, k.first, k.left_by from known k where k.pieces <> 0
  union all
  -- A retired operation gives away what waits there.
  select r.part_id, r.operation, r.revision, r.occurred_at, -sum(k.pieces)::int, false, 'route'
    from retired r join known k on k.part_id = r.part_id and k.operation = r.operation and k.revision < r.revision
   group by r.part_id, r.operation, r.revision, r.occurred_at having sum(k.pieces) <> 0
$$;

-- Pieces at an operation for the first time: how much the most pieces grew that were ever at or past it at once. Pieces
-- are anonymous, so this is certain, and exact where none fails twice. What a retired operation gives away was never there.
create function tracker_first_arrivals(parts integer[], upto integer[])
returns table (part_id integer, operation integer, at timestamp, pieces bigint)
language sql stable as $$
  with move as materialized (select * from tracker_report_moves(parts, upto)),
  place as materialized (select o.part_id, o.number, o.sequence from operations o where o.part_id = any (parts)),
  reached as (
    select m.part_id, m.operation, m.revision, m.at, m.pieces from move m
     where m.first and m.pieces > 0 and m.operation is not null
    union all
    select s.part_id, k.number, s.revision, s.at, -s.reworked
      from tracker_report_scans(parts, upto) s
      join place f on f.part_id = s.part_id and f.number = s.operation
      join place t on t.part_id = s.part_id and t.number = s.rework_to
      join place k on k.part_id = s.part_id and k.sequence > t.sequence and k.sequence <= f.sequence
     where s.reworked > 0),
  running as (
    select r.*, sum(r.pieces) over (partition by r.part_id, r.operation order by r.revision) as there from reached r),
  most as (
    select r.*, greatest(0, max(r.there) over (partition by r.part_id, r.operation order by r.revision)) as at_most from running r)
  select m.part_id, m.operation, m.at,
         m.at_most - coalesce(lag(m.at_most) over (partition by m.part_id, m.operation order by m.revision), 0)
    from most m
  union all
  select m.part_id, m.operation, m.at, m.pieces from move m where m.left_by = 'route'
$$;

-- Arrivals and departures lie on one line of pieces; each cut between two of either is a stay of the arrival and the departure
-- that end next. Both grow along the line, so the next one is the least of those that follow: no row is compared with another.
create function tracker_visits(parts integer[], upto integer[])
returns table (part_id integer, operation integer, pieces bigint, arrived_at timestamp, left_at timestamp, revision integer,
  left_by text)
language sql stable as $$
  with move as (
    select m.*, sum(abs(m.pieces)) over (partition by m.part_id, m.operation, m.pieces > 0 order by m.at, m.revision) as until
      from tracker_report_moves(parts, upto) m where m.operation is not null),
  cut as (
    select m.part_id, m.operation,
           m.until - lag(m.until, 1, 0::bigint) over (partition by m.part_id, m.operation order by m.until) as pieces,
           min(case when m.pieces > 0 then m.at end) over following as arrived_at,
           min(case when m.pieces < 0 then m.at end) over following as left_at,
           min(case when m.pieces < 0 then array[m.until, m.revision, (m.left_by = 'report')::int] end) over following as departure
      from move m
    window following as (partition by m.part_id, m.operation order by m.until
                         rows between current row and unbounded following))
  select c.part_id, c.operation, c.pieces, c.arrived_at, greatest(c.arrived_at, c.left_at), c.departure[2]::int,
         case c.departure[3] when 1 then 'report' when 0 then 'other' end
    from cut c
   where c.pieces > 0 and c.arrived_at is not null
$$;
