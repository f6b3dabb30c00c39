-- Applications to correct a record about oneself (更正申请, 条例§41): not counted with requests.
create table request_correction (
  region_id uuid not null references region (id),
  id uuid not null,
  agency_id uuid not null,
  number text not null,
  -- Which record, without anything about the person in it.
  record_ref text not null,
  -- Who applies, what is wrong, the evidence, what was found and decided, the letters: sealed.
  content bytea not null,
  channel text not null check (channel in
    ('in-person', 'registered-mail', 'ordinary-mail', 'fax', 'online', 'email', 'oral')),
  submitted_on date not null,
  -- The office's own day: the statute has none.
  due_on date,
  state text not null check (state in ('received', 'examined', 'decided', 'told', 'withdrawn')),
  result text check (result in ('corrected', 'refused', 'transferred', 'redirected')),
  decided_on date,
  told_on date,
  told_way text check (told_way in ('direct', 'post', 'electronic', 'notice')),
  proof text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, agency_id, number),
  foreign key (region_id, agency_id) references agency (region_id, id),
  check ((decided_on is null) = (result is null))
);
create index request_correction_agency
  on request_correction (region_id, agency_id, submitted_on desc);

create table request_correction_event (
  region_id uuid not null,
  correction_id uuid not null,
  serial integer not null,
  step text not null,
  on_day date not null,
  note text not null default '',
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  primary key (region_id, correction_id, serial),
  foreign key (region_id, correction_id) references request_correction (region_id, id)
);
create trigger request_correction_event_append_only before update or delete or truncate
  on request_correction_event for each statement execute function refuse_change();
