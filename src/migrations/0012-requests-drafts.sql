-- Applications that citizens began and have not handed in: sealed, found again by their code only.

create table request_draft (
  region_id uuid not null references region (id),
  -- The token of its form: handed in with it, the draft goes.
  id uuid not null,
  -- Blind index of the code.
  code_mark bytea not null,
  content bytea not null,
  ends_on date not null,
  -- Mails that carried its code.
  mails integer not null default 0,
  saved_at timestamptz not null,
  primary key (region_id, id)
);
create unique index request_draft_code on request_draft (region_id, code_mark);
create index request_draft_ends on request_draft (region_id, ends_on);
