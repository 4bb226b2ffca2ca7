-- Operators without an account, as the filters of reports offer them: one look-up a name. All sums of all days were read for them.
create index tracker_work_days_typed_names on tracker_work_days (operator_key)
 where product_id = 0 and operator_key like 'name:_%';
