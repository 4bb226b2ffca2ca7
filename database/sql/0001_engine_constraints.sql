-- What must hold for the engine's tables, whoever writes to them. Strapi creates the tables and
-- columns; keys, checks and references stand here, because its schema knows neither.

-- Identity.
create unique index scans_scan_id_key on scans (scan_id);
create unique index scans_part_revision_key on scans (part_id, revision);
create index scans_operator_idx on scans (operator_id, recorded_at);
create index scans_undoes_idx on scans (undoes) where undoes is not null;
create unique index part_facts_fact_id_key on part_facts (fact_id);
create unique index part_facts_part_revision_key on part_facts (part_id, revision);
create unique index part_states_part_key on part_states (part_id);
create unique index part_states_item_key on part_states (product_id, item_key, lot) where status <> 'cancelled';
create unique index operations_part_number_key on operations (part_id, number);
create unique index bom_lines_parent_child_key on bom_lines (parent_part_id, child_part_id);
create index bom_lines_child_idx on bom_lines (child_part_id);
create index bom_lines_product_idx on bom_lines (product_id);
create unique index labels_code_key on labels (code);
create index labels_part_idx on labels (part_id);
create index material_needs_part_idx on material_needs (part_id);
create index audit_entries_subject_idx on audit_entries (subject_type, subject_id);
create index audit_entries_at_idx on audit_entries (at);
create unique index products_order_key on products (designation, coalesce(order_number, ''));

-- References. RESTRICT: what has happened keeps what it happened to.
alter table scans
  add constraint scans_part_fk foreign key (part_id) references parts (id) on delete restrict,
  add constraint scans_operation_fk foreign key (part_id, operation_number)
    references operations (part_id, number) on delete restrict;
alter table part_facts
  add constraint part_facts_part_fk foreign key (part_id) references parts (id) on delete restrict;
alter table part_states
  add constraint part_states_part_fk foreign key (part_id) references parts (id) on delete restrict,
  add constraint part_states_root_fk foreign key (root_part_id) references parts (id) on delete restrict,
  add constraint part_states_product_fk foreign key (product_id) references products (id) on delete restrict;
alter table operations
  add constraint operations_part_fk foreign key (part_id) references parts (id) on delete restrict,
  add constraint operations_stage_fk foreign key (stage_id) references stages (id) on delete restrict;
alter table bom_lines
  add constraint bom_lines_parent_fk foreign key (parent_part_id) references parts (id) on delete restrict,
  add constraint bom_lines_child_fk foreign key (child_part_id) references parts (id) on delete restrict,
  add constraint bom_lines_product_fk foreign key (product_id) references products (id) on delete restrict;
alter table labels
  add constraint labels_part_fk foreign key (part_id) references parts (id) on delete restrict;
alter table material_needs
  add constraint material_needs_part_fk foreign key (part_id) references parts (id) on delete restrict;
create index operations_stage_idx on operations (stage_id) where waiting > 0;

-- Numbers that may never be negative or missing, and names of things that must be one of a list.
alter table part_states
  add constraint part_states_counts check (
    coalesce(least(required, launched, unrouted, finished, scrapped, withdrawn, split_out, revision, lot), -1) >= 0),
  add constraint part_states_filled check (
    num_nulls(part_id, product_id, root_part_id, item_key, required, launched, unrouted, finished, scrapped,
              withdrawn, split_out, revision, lot, status, next_operation_number) = 0),
  add constraint part_states_status check (status in ('new', 'in-work', 'held', 'finished', 'cancelled'));
alter table operations
  add constraint operations_counts check (least(waiting, good, scrapped, reworked, skipped) >= 0),
  add constraint operations_filled check (
    num_nulls(part_id, number, sequence, stage_id, stage_name, waiting, good, scrapped, reworked, skipped,
              started, replaced, optional, may_scrap, may_rework) = 0),
  add constraint operations_number check (number >= 1 and sequence >= 1),
  add constraint operations_replaced_empty check (not replaced or waiting = 0);
alter table scans
  add constraint scans_amounts check (
    least(good, scrapped, reworked) >= 0 and greatest(good, scrapped, reworked) <= 1000000),
  add constraint scans_filled check (
    num_nulls(scan_id, kind, part_id, revision, operation_number, stage_id, stage_name, good, scrapped,
              reworked, occurred_at, recorded_at, content_hash, submitted_by_type) = 0),
  add constraint scans_kind check (kind in ('report', 'start', 'skip', 'undo')),
  add constraint scans_moves check ((kind = 'start') = (good + scrapped + reworked = 0)),
  add constraint scans_rework_target check ((reworked > 0) = (rework_to is not null) or kind = 'undo'),
  add constraint scans_undo_target check ((kind = 'undo') = (undoes is not null)),
  add constraint scans_order check (occurred_at <= recorded_at);
alter table part_facts
  add constraint part_facts_filled check (
    num_nulls(fact_id, kind, part_id, revision, actor_type, occurred_at, recorded_at) = 0),
  add constraint part_facts_kind check (kind in ('launched', 'required-set', 'route-assigned', 'added', 'withdrawn',
    'split-out', 'split-in', 'split-reversed', 'held', 'released', 'cancelled', 'label-issued', 'label-voided',
    'composition-set', 'materials-set')),
  add constraint part_facts_quantity check (quantity is null or quantity between 0 and 1000000);
alter table labels
  add constraint labels_filled check (num_nulls(code, part_id, status, issued_at) = 0),
  add constraint labels_status check (status in ('active', 'voided')),
  add constraint labels_code check (code ~ '^[0-9A-HJKMNP-TV-Z]{13}$');
alter table bom_lines
  add constraint bom_lines_filled check (num_nulls(product_id, parent_part_id, child_part_id, quantity) = 0),
  add constraint bom_lines_quantity check (quantity > 0),
  add constraint bom_lines_not_itself check (parent_part_id <> child_part_id);
alter table material_needs
  add constraint material_needs_filled check (num_nulls(part_id, name, quantity) = 0 and quantity >= 0);
alter table audit_entries
  add constraint audit_entries_filled check (num_nulls(at, actor_type, action, category) = 0);
