-- Prints of stage cards and badges, beside those of labels (labels.print_count and 0020): who printed whose card when, how many, first
-- or again, and why. What is printed is never unprinted.
create table tracker_card_prints (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('stage', 'badge')),
  -- documentId of the stage or the operator; either may be gone later, its prints stay.
  subject_id text not null,
  subject_name text not null,
  copies integer not null check (copies between 1 and 10000),
  again boolean not null,
  layout text not null,
  format text not null,
  reason text,
  actor_type text not null,
  actor_id text,
  actor_name text,
  at timestamp(6) without time zone not null
);
create index tracker_card_prints_subject_idx on tracker_card_prints (kind, subject_id, at);

create trigger tracker_card_prints_append_only before update or delete on tracker_card_prints
  for each statement execute function tracker_refuse_change();
create trigger tracker_card_prints_no_truncate before truncate on tracker_card_prints
  for each statement execute function tracker_refuse_change();
