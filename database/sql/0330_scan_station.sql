-- The list of an operator is read product by product in the order of their due dates, and stops when it is full.
create index part_states_open_idx on part_states (product_id, part_id) where status in ('new', 'in-work');

-- Photos of reports. A phone names each before it sends it, so that one that is sent twice is kept once; the report
-- names it among its attachments. Photos come before their report, and may come although it never does.
create table scan_photos (
  photo_id uuid primary key,
  file_id integer not null unique references files (id) on delete cascade,
  scan_id text not null check (length(scan_id) <= 64),
  part_id integer not null references parts (id) on delete restrict,
  content_hash text not null,
  actor_type text not null,
  actor_id text not null,
  at timestamp(6) without time zone not null
);
create index scan_photos_scan_idx on scan_photos (scan_id);
create index scan_photos_actor_idx on scan_photos (actor_type, actor_id, at);
