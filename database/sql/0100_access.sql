-- Sessions of operators, failed sign-ins, and the word that rights have changed. These tables belong
-- to src/access alone; Strapi knows nothing of them.

create table tracker_sessions (
  id uuid primary key,
  operator_id integer not null,
  operator_name text not null,
  device_id uuid not null,
  address text,
  started_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  constraint tracker_sessions_time check (expires_at > started_at),
  constraint tracker_sessions_end check ((ended_at is null) = (ended_why is null))
);
create index tracker_sessions_open_idx on tracker_sessions (operator_id) where ended_at is null;
create index tracker_sessions_device_idx on tracker_sessions (device_id, operator_id);
create index tracker_sessions_expiry_idx on tracker_sessions (expires_at);

-- One row per account and device, forgotten after a quiet hour; a crash of the server may lose it.
create unlogged table tracker_sign_in_failures (
  key text primary key,
  account text not null,
  address text,
  failures integer not null default 1 check (failures > 0),
  audited integer not null default 0 check (audited >= 0),
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  wait_until timestamptz
);
create index tracker_sign_in_failures_last_idx on tracker_sign_in_failures (last_at);

-- Every process listens to this channel and forgets what it remembers. PostgreSQL sends equal
-- payloads of one transaction once, so a role with a hundred changed permissions is one notice.
create function tracker_tell_access(payload jsonb) returns void language sql as $$
  select pg_notify('tracker_access', payload::text);
$$;

create function tracker_rights_changed() returns trigger language plpgsql as $$
begin
  perform tracker_tell_access(jsonb_build_object('kind', tg_argv[0], 'id', null));
  return null;
end;
$$;

create function tracker_session_ended() returns trigger language plpgsql as $$
begin
  perform tracker_tell_access(
    jsonb_build_object('kind', 'session', 'id', new.id, 'operator', new.operator_id));
  return null;
end;
$$;
create trigger tracker_sessions_ended after update of ended_at on tracker_sessions for each row
  when (old.ended_at is null and new.ended_at is not null) execute function tracker_session_ended();

-- Sessions of someone who is removed, blocked or given another password end in the same transaction.
create function tracker_operator_changed() returns trigger language plpgsql as $$
declare
  why text := null;
begin
  if tg_op = 'DELETE' then
    why := 'operator-removed';
  elsif new.blocked is true and old.blocked is distinct from true then
    why := 'operator-blocked';
  elsif new.password is distinct from old.password then
    why := 'password-changed';
  end if;
  if why is not null then
    update tracker_sessions set ended_at = now(), ended_why = why
     where operator_id = old.id and ended_at is null;
  end if;
  perform tracker_tell_access(jsonb_build_object('kind', 'operator', 'id', old.id));
  return null;
end;
$$;
create trigger tracker_operator_removed after delete on up_users for each row
  execute function tracker_operator_changed();
create trigger tracker_operator_altered after update on up_users for each row
  when (old.username is distinct from new.username or old.blocked is distinct from new.blocked
        or old.password is distinct from new.password)
  execute function tracker_operator_changed();

-- Roles, permissions and stage limits of operators.
create trigger tracker_rights_roles after update or delete on up_roles for each statement
  execute function tracker_rights_changed('operators');
create trigger tracker_rights_permissions after update or delete on up_permissions for each statement
  execute function tracker_rights_changed('operators');
create trigger tracker_rights_permissions_role after insert or update or delete on up_permissions_role_lnk
  for each statement execute function tracker_rights_changed('operators');
create trigger tracker_rights_users_role after insert or update or delete on up_users_role_lnk
  for each statement execute function tracker_rights_changed('operators');
create trigger tracker_rights_users_stages after insert or update or delete on up_users_stages_lnk
  for each statement execute function tracker_rights_changed('operators');

-- API tokens; the time of the last use is no right.
create trigger tracker_rights_tokens_removed after delete on strapi_api_tokens for each statement
  execute function tracker_rights_changed('api-tokens');
create trigger tracker_rights_tokens after update on strapi_api_tokens for each row
  when (old.access_key is distinct from new.access_key or old.type is distinct from new.type
        or old.kind is distinct from new.kind or old.name is distinct from new.name
        or old.expires_at is distinct from new.expires_at)
  execute function tracker_rights_changed('api-tokens');
create trigger tracker_rights_token_permissions after insert or update or delete
  on strapi_api_token_permissions_token_lnk for each statement
  execute function tracker_rights_changed('api-tokens');

-- People of the admin panel: their sockets must know.
create trigger tracker_rights_admins_removed after delete on admin_users for each statement
  execute function tracker_rights_changed('admins');
create trigger tracker_rights_admins after update on admin_users for each row
  when (old.is_active is distinct from new.is_active or old.blocked is distinct from new.blocked
        or old.password is distinct from new.password)
  execute function tracker_rights_changed('admins');
create trigger tracker_rights_admins_role after insert or update or delete on admin_users_roles_lnk
  for each statement execute function tracker_rights_changed('admins');
create trigger tracker_rights_admin_permissions after insert or update or delete
  on admin_permissions_role_lnk for each statement execute function tracker_rights_changed('admins');
create trigger tracker_rights_admin_sessions after delete on strapi_sessions for each statement
  execute function tracker_rights_changed('admins');
