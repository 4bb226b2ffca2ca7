-- What the facts of some batches say, each up to a revision, net of undos. Nothing here depends on what was folded before.

-- Scans without undos, each with what is left of it. `moved`: the good pieces that are still where it passed them on to (an
-- undo takes good pieces from the operation's present successor, which after a change of the route is another one).
create function tracker_report_scans(parts integer[], upto integer[])
returns table (part_id integer, revision integer, kind text, operation integer, stage_id integer, stage_kind text,
  operator_key text, at timestamp, good integer, moved integer, scrapped integer, reworked integer, good_to integer,
  rework_to integer, cause_operation integer, reason_code text, stands boolean)
language sql stable as $$
  with b as materialized (select * from unnest(parts, upto) as u(part_id, upto)),
  own as materialized (
    select s.* from b join scans s on s.part_id = b.part_id and s.revision <= b.upto),
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

-- Pieces that come to an operation (above zero) or leave it (below). `first`: they may be here for the first time.
-- `left_by`: null for an arrival. `operation` null: pieces without a route.
create function tracker_report_moves(parts integer[], upto integer[])
returns table (part_id integer, operation integer, revision integer, at timestamp, pieces integer, first boolean, left_by text)
language sql stable as $$
  with b as materialized (select * from unnest(parts, upto) as u(part_id, upto)),
  scan as materialized (select * from tracker_report_scans(parts, upto)),
  fact as materialized (
    select f.* from b join part_facts f on f.part_id = b.part_id and f.revision <= b.upto),
  known as materialized (
    select s.part_id, s.operation, s.revision, s.at, -(s.good + s.scrapped + s.reworked) as pieces, false as first, s.kind as left_by
      from scan s
    union all select s.part_id, s.good_to, s.revision, s.at, s.moved, true, null from scan s where s.good_to is not null
    union all select s.part_id, s.rework_to, s.revision, s.at, s.reworked, false, null from scan s where s.rework_to is not null
    union all select u.part_id, u.good_to, u.revision, u.occurred_at, -u.good, false, 'undo'
      from b join scans u on u.part_id = b.part_id and u.revision <= b.upto and u.kind = 'undo'
      join scans t on t.scan_id = u.undoes
     where u.good > 0 and u.good_to is not null and u.good_to is distinct from t.good_to
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
  reached as (
    select m.part_id, m.operation, m.revision, m.at, m.pieces from move m
     where m.first and m.pieces > 0 and m.operation is not null
    union all
    select s.part_id, k.number, s.revision, s.at, -s.reworked
      from tracker_report_scans(parts, upto) s
      join operations f on f.part_id = s.part_id and f.number = s.operation
      join operations t on t.part_id = s.part_id and t.number = s.rework_to
      join operations k on k.part_id = s.part_id and k.sequence > t.sequence and k.sequence <= f.sequence
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

-- Stays at an operation, matched first in first out by count, by the time of work. `revision`, `left_by`, `left_at`: the
-- fact that ended it; null: the pieces are still here. A report that is dated before its pieces came lasted no time.
create function tracker_visits(parts integer[], upto integer[])
returns table (part_id integer, operation integer, pieces bigint, arrived_at timestamp, left_at timestamp, revision integer,
  left_by text)
language sql stable as $$
  with move as materialized (
    select m.*, sum(abs(m.pieces)) over (partition by m.part_id, m.operation, m.pieces > 0 order by m.at, m.revision) as until
      from tracker_report_moves(parts, upto) m where m.operation is not null),
  cut as (
    select m.part_id, m.operation, m.until,
           m.until - lag(m.until, 1, 0::bigint) over (partition by m.part_id, m.operation order by m.until) as pieces,
           min(case when m.pieces > 0 then m.until end) over following as arrival,
           min(case when m.pieces < 0 then m.until end) over following as departure
      from move m
    window following as (partition by m.part_id, m.operation order by m.until
                         rows between current row and unbounded following))
  select c.part_id, c.operation, c.pieces, a.at, greatest(a.at, d.at), d.revision, d.left_by
    from cut c
    join move a on a.part_id = c.part_id and a.operation = c.operation and a.pieces > 0 and a.until = c.arrival
    left join move d on d.part_id = c.part_id and d.operation = c.operation and d.pieces < 0 and d.until = c.departure
   where c.pieces > 0
$$;
