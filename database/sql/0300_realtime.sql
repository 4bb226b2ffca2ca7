-- Tickets open one socket each, within half a minute. Only their hash is kept: whoever reads this
-- table can open nothing.
create table tracker_realtime_tickets (
  hash bytea primary key,
  admin_id integer not null references admin_users (id) on delete cascade,
  -- The device of the admin session: its sessions are renewed, the device stays.
  device_id text not null,
  expires_at timestamptz not null
);
create index tracker_realtime_tickets_admin_idx on tracker_realtime_tickets (admin_id, expires_at);

-- Batches of events on their way to the other processes. Nothing here outlives a minute, and a crash
-- may lose it: every page reads again after a reconnect. Hence unlogged.
create unlogged table tracker_announcements (
  id bigint generated always as identity primary key,
  events jsonb not null,
  announced_at timestamptz not null default now()
);
create index tracker_announcements_age_idx on tracker_announcements (announced_at);
