-- Which columns a fact on a batch needs, by its kind, and which are not its own. What is said without a
-- reason, without its pieces or without the other batch of a split could not be explained in ten years.
alter table part_facts
  add constraint part_facts_other_part_fk foreign key (other_part_id) references parts (id) on delete restrict,
  add constraint part_facts_operation_fk foreign key (part_id, operation_number)
    references operations (part_id, number) on delete restrict,
  add constraint part_facts_columns check (case
    when kind = 'launched' then
      num_nulls(quantity, data) = 0 and num_nonnulls(operation_number, route_id, label_code, other_part_id) = 0
    when kind = 'required-set' then
      quantity is not null and num_nonnulls(operation_number, route_id, label_code, other_part_id) = 0
    when kind = 'route-assigned' then
      num_nulls(route_id, route_name, data) = 0 and num_nonnulls(quantity, operation_number, label_code, other_part_id) = 0
    when kind in ('added', 'withdrawn') then
      coalesce(quantity, 0) > 0 and reason is not null and num_nonnulls(route_id, label_code, other_part_id) = 0
    when kind = 'split-out' then
      coalesce(quantity, 0) > 0 and other_part_id is not null and num_nonnulls(route_id, label_code) = 0
    when kind = 'split-in' then
      coalesce(quantity, 0) > 0 and num_nulls(other_part_id, data) = 0 and label_code is null
    when kind = 'split-reversed' then
      coalesce(quantity, 0) > 0 and num_nulls(other_part_id, data) = 0 and num_nonnulls(route_id, label_code) = 0
    when kind = 'held' then
      num_nulls(reason, data) = 0
      and num_nonnulls(quantity, operation_number, route_id, label_code, other_part_id) = 0
    when kind = 'released' then
      num_nonnulls(quantity, operation_number, route_id, label_code, other_part_id) = 0
    when kind = 'cancelled' then
      num_nulls(quantity, reason, data) = 0
      and num_nonnulls(operation_number, route_id, label_code, other_part_id) = 0
    when kind = 'label-issued' then
      label_code is not null and num_nonnulls(quantity, operation_number, route_id, other_part_id) = 0
    when kind = 'label-voided' then
      num_nulls(label_code, reason) = 0 and num_nonnulls(quantity, operation_number, route_id, other_part_id) = 0
    when kind in ('composition-set', 'materials-set') then
      data is not null and num_nonnulls(quantity, operation_number, route_id, label_code, other_part_id) = 0
    else true end);
create index part_facts_other_part_idx on part_facts (other_part_id) where other_part_id is not null;

-- The two halves of a split, and of its reversal, name each other with the same pieces, or neither stands.
create function tracker_check_split_pair() returns trigger language plpgsql as $$
declare
  counterpart text := case new.kind when 'split-out' then 'split-in' when 'split-in' then 'split-out' else new.kind end;
begin
  if not exists (select 1 from part_facts f
                  where f.part_id = new.other_part_id and f.kind = counterpart
                    and f.other_part_id = new.part_id and f.quantity = new.quantity) then
    raise exception 'the % of part % has no % of % pieces at part %',
      new.kind, new.part_id, counterpart, new.quantity, new.other_part_id
      using errcode = 'check_violation', constraint = 'part_facts_split_pair';
  end if;
  return null;
end;
$$;
create constraint trigger part_facts_split_pair after insert on part_facts deferrable initially deferred
  for each row when (new.kind in ('split-out', 'split-in', 'split-reversed'))
  execute function tracker_check_split_pair();
