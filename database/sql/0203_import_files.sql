-- The file of a preview stays with it: other options are tried without a second upload, and its issues are given
-- back as comments in the file itself. Previews made before have none; they would expire within a day.

delete from importer_previews;

create table importer_files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes integer not null check (size_bytes >= 0),
  content bytea not null
);

alter table importer_previews
  add constraint importer_previews_file_fk foreign key (file_sha256) references importer_files (sha256) on delete restrict;
create index importer_previews_file_idx on importer_previews (file_sha256);
