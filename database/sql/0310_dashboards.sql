-- "Finished today" reads the scans of one day. Scans arrive nearly in the order of their time, so a
-- block-range index finds the day and costs the hot path almost nothing.
create index scans_occurred_brin on scans using brin (occurred_at) with (pages_per_range = 16, autosummarize = on);
