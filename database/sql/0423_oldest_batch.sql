-- The batch that has waited for longest at a stage: of those that came at the same instant the first.
drop index tracker_queues_oldest_idx;
create index tracker_queues_oldest_idx on tracker_queues (stage_id, oldest_at, part_id) where waiting > 0;
