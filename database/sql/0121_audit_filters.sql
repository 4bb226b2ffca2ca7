-- A rare act is found among millions of reports without reading them all. Reports are most of the log, found by
-- reading it from its end, and pay nothing for these indexes.
create index audit_entries_action_idx on audit_entries (action, id) where action <> 'record-scan';
create index audit_entries_category_idx on audit_entries (category, id) where category <> 'work';
