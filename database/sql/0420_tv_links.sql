-- Links for the screens on the wall: each opens the page of the screen and nothing else, until it is revoked. Only the
-- hash of its token is kept: whoever reads this table can open nothing. A row stays after its end, for the list of them.
create table tracker_tv_links (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 80),
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null default now(),
  created_by text not null,
  revoked_at timestamptz,
  revoked_by text,
  -- When a screen last asked with it; to the minute.
  last_asked_at timestamptz,
  constraint tracker_tv_links_end check (num_nulls(revoked_at, revoked_by) in (0, 2))
);
