-- Badges and PINs of operators. Of a badge only the hash of what its code says is kept; a lost one is
-- revoked and another issued. These tables belong to src/access alone.

create table tracker_badges (
  id uuid primary key default gen_random_uuid(),
  operator_id integer not null references up_users (id) on delete cascade,
  token_hash bytea not null,
  issued_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint tracker_badges_hash check (octet_length(token_hash) = 32),
  constraint tracker_badges_hash_key unique (token_hash)
);
create unique index tracker_badges_valid_idx on tracker_badges (operator_id) where revoked_at is null;

create table tracker_pins (
  operator_id integer primary key references up_users (id) on delete cascade,
  hash text not null,
  set_at timestamptz not null default now()
);

-- A lost badge or another PIN ends the sessions of its operator in the same transaction.
create function tracker_badge_or_pin_changed() returns trigger language plpgsql as $$
begin
  update tracker_sessions set ended_at = now(), ended_why = tg_argv[0]
   where operator_id = old.operator_id and ended_at is null;
  return null;
end;
$$;
create trigger tracker_badge_revoked after update of revoked_at on tracker_badges for each row
  when (old.revoked_at is null and new.revoked_at is not null)
  execute function tracker_badge_or_pin_changed('badge-revoked');
create trigger tracker_pin_changed after update or delete on tracker_pins for each row
  execute function tracker_badge_or_pin_changed('pin-changed');
