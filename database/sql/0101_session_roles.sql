-- A session belongs to the role its operator had when it began. Another role ends it in the transaction
-- that gives it; what an edited role may do is followed by open sessions (0100_access.sql).

alter table tracker_sessions add column role_id integer;
update tracker_sessions s
   set role_id = (select l.role_id from up_users_role_lnk l where l.user_id = s.operator_id limit 1)
 where s.ended_at is null;

-- Looks at commit: an edit form takes the link away and puts the same one back.
create function tracker_operator_role_changed() returns trigger language plpgsql as $$
declare
  operator integer := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
begin
  update tracker_sessions s set ended_at = now(), ended_why = 'role-changed'
   where s.operator_id = operator and s.ended_at is null
     and s.role_id is distinct from
         (select l.role_id from up_users_role_lnk l where l.user_id = operator limit 1);
  return null;
end;
$$;
create constraint trigger tracker_operator_role_changed
  after insert or update or delete on up_users_role_lnk deferrable initially deferred
  for each row execute function tracker_operator_role_changed();
