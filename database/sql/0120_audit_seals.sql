-- Seals over the audit log: see docs/audit.md. A seal covers the entries that one pass of the sealer found, in the
-- order in which it found them; `root` is the RFC 6962 tree head over everything sealed so far.
create table tracker_audit_seals (
  number bigint primary key check (number >= 1),
  -- Sealed entries before and after this seal.
  first_index bigint not null check (first_index >= 0),
  size bigint not null,
  entry_ids integer[] not null,
  -- SHA-256 of each entry, one after the other.
  leaf_hashes bytea not null,
  -- The roots of the perfect subtrees of this size, largest first: the sealer goes on from here.
  peaks bytea not null,
  root bytea not null check (octet_length(root) = 32),
  -- Every entry with an id up to this one is sealed by now, or was never committed.
  settled_id integer not null check (settled_id >= 0),
  sealed_at timestamptz not null,
  constraint tracker_audit_seals_size check (size = first_index + cardinality(entry_ids)),
  constraint tracker_audit_seals_leaves check (octet_length(leaf_hashes) = 32 * cardinality(entry_ids)),
  constraint tracker_audit_seals_peaks check (octet_length(peaks) % 32 = 0)
);

create trigger tracker_audit_seals_append_only before update or delete on tracker_audit_seals
  for each statement execute function tracker_refuse_change();
create trigger tracker_audit_seals_no_truncate before truncate on tracker_audit_seals
  for each statement execute function tracker_refuse_change();

-- What verifications in the background found; the newest row is what the audit page shows.
create table tracker_audit_verifications (
  id bigint generated always as identity primary key,
  verified_at timestamptz not null default now(),
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  -- Null: intact. Else what was found first: { kind, entryId, seal, message }.
  broken jsonb
);
