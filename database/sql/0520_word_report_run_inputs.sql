-- What a run keeps to be made again stands beside the log of runs, so that it can be deleted after a time that the factory sets while
-- the log stays. That it was deleted is an entry of the audit log.
create table word_report_run_inputs (
  run_id uuid primary key references word_report_runs (id) on delete restrict,
  template_sha256 text not null references word_report_files (sha256) on delete restrict,
  -- Names and values of the documents: JSON, gzipped.
  reports bytea not null
);
create index word_report_run_inputs_template_idx on word_report_run_inputs (template_sha256);

insert into word_report_run_inputs select id, template_sha256, reports from word_report_runs;
drop index word_report_runs_template_idx;
alter table word_report_runs drop column template_sha256, drop column reports;
