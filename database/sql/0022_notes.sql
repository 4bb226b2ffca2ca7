-- Notes of people on a batch. The engine alone writes them; what it keeps is kept here once more. Before notes had
-- doors a row could be typed into the content manager without saying by whom; such a row is nobody's and goes.
delete from notes where note_id is null;

create unique index notes_note_id_key on notes (note_id);
create index notes_part_idx on notes (part_id, id);
alter table notes
  add constraint notes_part_fk foreign key (part_id) references parts (id) on delete restrict,
  add constraint notes_filled check (
    num_nulls(note_id, part_id, text, author_type, author_id, author_name, content_hash, created_at) = 0),
  add constraint notes_operation check ((operation_number is null) = (stage_name is null)),
  add constraint notes_length check (length(text) <= 2000),
  add constraint notes_trace check ((deleted_at is null) = (deleted_by is null)),
  add constraint notes_deleted_empty check (deleted_at is null or text = '');

-- Whose a note is and where it belongs stays so; what is deleted is not written again.
create function tracker_refuse_other_note() returns trigger language plpgsql as $$
begin
  raise exception 'note % keeps its author, its batch and its deletion', old.note_id
    using errcode = 'check_violation', constraint = 'notes_fixed';
end;
$$;
create trigger notes_fixed before update on notes for each row
  when (old.deleted_at is not null
    or (old.note_id, old.part_id, old.author_type, old.author_id, old.author_name, old.content_hash, old.created_at)
      is distinct from
      (new.note_id, new.part_id, new.author_type, new.author_id, new.author_name, new.content_hash, new.created_at))
  execute function tracker_refuse_other_note();
create trigger notes_leave_a_trace before delete on notes
  for each statement execute function tracker_refuse_change();
create trigger notes_no_truncate before truncate on notes
  for each statement execute function tracker_refuse_change();

-- Pictures that were uploaded for notes of a batch, and by whom: an operator hangs nobody else's file on a note.
create table note_photos (
  file_id integer primary key references files (id) on delete cascade,
  part_id integer not null references parts (id) on delete restrict,
  actor_type text not null,
  actor_id text not null,
  at timestamp(6) without time zone not null
);
create index note_photos_actor_idx on note_photos (actor_type, actor_id, at);
