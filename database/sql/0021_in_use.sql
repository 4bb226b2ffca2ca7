-- What the history or a person's limits refer to is retired, never deleted. Strapi lets links go with the
-- row, so the row itself has to refuse: a stage that fell out of somebody's limits would open all others.
create function tracker_refuse_used_stage() returns trigger language plpgsql as $$
begin
  if exists (select 1 from operations where stage_id = old.id)
     or exists (select 1 from up_users_stages_lnk where stage_id = old.id)
     or exists (select 1 from components_route_steps_stage_lnk where stage_id = old.id) then
    raise exception 'stage % is in use', old.id
      using errcode = 'foreign_key_violation', constraint = 'stages_in_use', detail = old.name;
  end if;
  return old;
end;
$$;
create trigger stages_in_use before delete on stages for each row execute function tracker_refuse_used_stage();

create function tracker_refuse_used_route() returns trigger language plpgsql as $$
begin
  if exists (select 1 from part_states where route_id = old.id)
     or exists (select 1 from part_facts where route_id = old.id) then
    raise exception 'route % is in use', old.id
      using errcode = 'foreign_key_violation', constraint = 'routes_in_use', detail = old.name;
  end if;
  return old;
end;
$$;
create trigger routes_in_use before delete on routes for each row execute function tracker_refuse_used_route();

-- Parts get one default route: who marks another takes the mark from the one before.
update routes set is_default = false
 where is_default and id <> (select min(id) from routes where is_default);
create unique index routes_one_default on routes (is_default) where is_default;
create function tracker_take_default_from_others() returns trigger language plpgsql as $$
begin
  update routes set is_default = false where is_default and id <> new.id;
  return new;
end;
$$;
create trigger routes_one_default before insert or update of is_default on routes
  for each row when (new.is_default) execute function tracker_take_default_from_others();
