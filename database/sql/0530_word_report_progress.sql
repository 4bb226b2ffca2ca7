-- Runs of Word reports that are under way, so that every process of the server can tell how far each is. Nothing is lost with them: a
-- run is recorded once its documents are filled. A crash may lose the rows, and the page asks again: hence unlogged.
create unlogged table word_report_progress (
  id uuid primary key,
  began_at timestamptz not null default now(),
  -- A row that nobody has touched for minutes is of a process that is gone.
  touched_at timestamptz not null default now(),
  actor text,
  template_name text not null,
  phase text not null check (phase in ('filling', 'saving')),
  -- Documents while they are filled, bytes while the file is saved.
  done bigint not null check (done >= 0),
  total bigint not null check (total >= done)
);
