-- Read models of the reports: sums by day, kept beside the ledger and never read by it. They are folded from the facts
-- of whole batches (0401, 0402), outside of the transaction of a scan; they can be emptied and folded anew at any time.
-- `product_id` 0 holds the sum over all products, so that a report without a product filter reads few rows.

-- Shifts and calendar, one row. An empty list of shifts: work goes on around the clock.
create table tracker_factory_calendar (
  id smallint primary key check (id = 1),
  -- 1 = Monday ... 7 = Sunday.
  working_weekdays smallint[] not null,
  days_off date[] not null,
  -- A waiting piece without a scan for longer is stuck, whatever its stage's own times say.
  stuck_after_hours integer not null check (stuck_after_hours between 1 and 10000)
);
insert into tracker_factory_calendar values (1, '{1,2,3,4,5}', '{}', 72);

-- The times are those of the factory's clock; a shift that ends before it begins goes over midnight.
create table tracker_shifts (
  number smallint primary key check (number between 1 and 6),
  name text not null check (length(name) between 1 and 60),
  starts_at time not null,
  ends_at time not null check (ends_at <> starts_at)
);

-- Where folding has come to, one row.
create table tracker_report_state (
  id smallint primary key check (id = 1),
  -- What the sums were made with: time zone, shifts, calendar, version of the functions. Others: fold everything anew.
  made_with text not null,
  -- Every scan and fact with an id up to these is folded, or was never committed.
  settled_scan_id integer not null,
  settled_fact_id integer not null,
  -- The highest ids that some transaction may still hold back, and who these transactions are.
  pending_scan_id integer,
  pending_fact_id integer,
  pending_writers text[],
  -- Folding everything: the last batch that is done; null: everything is folded.
  rebuilt_to integer,
  folded_at timestamptz not null default now()
);
insert into tracker_report_state values (1, '', 0, 0, null, null, null, 0);

-- What a batch was folded up to, and what only its own facts tell.
create table tracker_report_parts (
  part_id integer primary key,
  product_id integer not null,
  revision integer not null,
  first_routed_at timestamp,
  last_finished_at timestamp
);
create index tracker_report_parts_product_idx on tracker_report_parts (product_id);

-- Pieces that came to a stage and left it. `*_ms`: pieces times milliseconds since the day began, for the integral of waiting.
create table tracker_flow_days (
  product_id integer not null,
  day date not null,
  stage_id integer not null,
  arrived bigint not null,
  arrived_ms bigint not null,
  left_here bigint not null,
  left_ms bigint not null,
  first_arrivals bigint not null,
  finished bigint not null,
  scrapped bigint not null,
  reworked bigint not null,
  withdrawn bigint not null,
  primary key (product_id, day, stage_id)
);

-- Where in their routes stages stand: the mean of `places / arrived` orders them.
create table tracker_stage_order (
  stage_id integer primary key,
  arrived bigint not null,
  places bigint not null
);

-- Work reported, by whom and in which shift (0: outside of all).
create table tracker_work_days (
  product_id integer not null,
  day date not null,
  stage_id integer not null,
  operator_key text not null,
  shift smallint not null,
  good bigint not null,
  scrapped bigint not null,
  reworked bigint not null,
  finished bigint not null,
  reports bigint not null,
  started_reports bigint not null,
  started_good bigint not null,
  working_ms bigint not null,
  primary key (product_id, day, stage_id, operator_key, shift)
);

-- Times from arrival to report, matched first in first out: pieces by bucket (eight to an octave of seconds).
create table tracker_time_days (
  product_id integer not null,
  day date not null,
  stage_id integer not null,
  bucket smallint not null,
  pieces bigint not null,
  total_ms bigint not null,
  held_ms bigint not null,
  started_pieces bigint not null,
  waiting_ms bigint not null,
  primary key (product_id, day, stage_id, bucket)
);

-- Scrap and rework by who found it, where, which operation's stage caused it and why.
create table tracker_defect_days (
  product_id integer not null,
  day date not null,
  stage_id integer not null,
  cause_stage_id integer not null,
  reason_code text not null,
  operator_key text not null,
  shift smallint not null,
  scrapped bigint not null,
  reworked bigint not null,
  primary key (product_id, day, stage_id, cause_stage_id, reason_code, operator_key, shift)
);

-- Pieces that wait at an operation now, since when the oldest, and how many still have to pass it.
create table tracker_queues (
  part_id integer not null,
  operation integer not null,
  product_id integer not null,
  stage_id integer not null,
  waiting integer not null,
  remaining integer not null,
  oldest_at timestamp,
  primary key (part_id, operation)
);
create index tracker_queues_oldest_idx on tracker_queues (stage_id, oldest_at) where waiting > 0;
create index tracker_queues_product_idx on tracker_queues (product_id);

create table tracker_stage_queues (
  product_id integer not null,
  stage_id integer not null,
  batches bigint not null,
  waiting bigint not null,
  remaining bigint not null,
  primary key (product_id, stage_id)
);
create index tracker_stage_queues_stage_idx on tracker_stage_queues (stage_id, product_id);

-- An order as a whole; an item is a part with all its lots.
create table tracker_report_orders (
  product_id integer primary key,
  items integer not null,
  complete_items integer not null,
  required bigint not null,
  finished bigint not null,
  scrapped bigint not null,
  pieces bigint not null,
  first_routed_at timestamp,
  last_finished_at timestamp
);
