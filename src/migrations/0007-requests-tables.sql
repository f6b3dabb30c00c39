-- Disclosure requests (依申请公开): what happened to each is told once, as events; the row of the request
-- is what follows from them, for lists and sums.

-- Days off and days worked instead, as announced after the program was made, and those of regions.
create table calendar_arrangement (
  region_id uuid not null references region (id),
  id uuid not null,
  year integer not null,
  -- The beginning of a region's code for its own days off; empty for those of the nation.
  scope text not null default '' check (scope ~ '^\d{0,12}$'),
  edition integer not null,
  -- [{ name, from, to }]
  off jsonb not null,
  -- ["2027-02-07", …]
  work jsonb not null,
  sources jsonb not null,
  imported_at timestamptz not null,
  imported_by uuid,
  primary key (region_id, id),
  unique (region_id, year, scope, edition)
);

-- Running numbers without gaps: one row per agency, year and kind of document.
create table request_serial (
  region_id uuid not null,
  agency_id uuid not null,
  year integer not null,
  kind text not null,
  last integer not null,
  primary key (region_id, agency_id, year, kind),
  foreign key (region_id, agency_id) references agency (region_id, id)
);

create table disclosure_request (
  region_id uuid not null references region (id),
  id uuid not null,
  agency_id uuid not null,
  number text not null,
  channel text not null check (channel in
    ('in-person', 'registered-mail', 'ordinary-mail', 'fax', 'online', 'email', 'oral')),
  -- Column of table three.
  applicant_kind text not null check (applicant_kind in
    ('natural', 'business', 'research', 'charity', 'legal', 'other_org')),
  -- Who applies and how to reach them, sealed: see requests.tables.ts.
  applicant bytea not null,
  -- Blind marks: the same applicant and telephone are found again without opening anything.
  applicant_mark bytea not null,
  phone_mark bytea,
  description text not null,
  document_number text not null default '',
  purpose text not null default '',
  form text not null check (form in ('paper', 'electronic', 'view', 'copy')),
  delivery text not null check (delivery in ('post', 'email', 'pickup', 'online')),
  state text not null check (state in
    ('submitted', 'under-review', 'awaiting-supplement', 'awaiting-reasons', 'awaiting-fee',
     'drafted', 'reviewed', 'approved', 'decided', 'served', 'closed', 'archived')),
  submitted_on date not null,
  received_on date,
  due_on date,
  -- The office's own, earlier day.
  internal_due_on date,
  decided_on date,
  -- Main outcome, of the first matter.
  decision_kind text,
  handler_id uuid,
  handler_name text,
  drafter_id uuid,
  is_split boolean not null default false,
  promoted_on date,
  retention text check (retention in ('permanent', '30-years', '10-years')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, agency_id, number),
  foreign key (region_id, agency_id) references agency (region_id, id)
);
create index disclosure_request_agency on disclosure_request (region_id, agency_id, submitted_on desc);
create index disclosure_request_due on disclosure_request (region_id, due_on)
  where decided_on is null and due_on is not null;
create index disclosure_request_applicant on disclosure_request (region_id, applicant_mark);
create index disclosure_request_phone on disclosure_request (region_id, phone_mark);
create index disclosure_request_received on disclosure_request (region_id, received_on, decided_on);

-- One for each piece of information that is asked for, with its own decision.
create table request_matter (
  region_id uuid not null,
  request_id uuid not null,
  position integer not null,
  description text not null,
  decision_kind text,
  -- Grounds, facts, reasons of the decision: see core/requests/decision-kinds.ts.
  decision jsonb not null default '{}',
  primary key (region_id, request_id, position),
  foreign key (region_id, request_id) references disclosure_request (region_id, id)
);

create table request_event (
  region_id uuid not null,
  request_id uuid not null,
  serial integer not null,
  step text not null,
  on_day date not null,
  facts jsonb not null default '{}',
  note text not null default '',
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  primary key (region_id, request_id, serial),
  foreign key (region_id, request_id) references disclosure_request (region_id, id)
);
create trigger request_event_append_only before update or delete or truncate
  on request_event for each statement execute function refuse_change();

create table request_consultation (
  region_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  consulted text not null check (consulted in ('third-party', 'agency', 'secrecy')),
  -- Name and address, sealed: a third party is often a person.
  party bytea not null,
  sent_on date not null,
  due_on date,
  answered_on date,
  opinion text check (opinion in ('agrees', 'agrees-in-part', 'refuses', 'none')),
  reasons text not null default '',
  primary key (region_id, id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id)
);
create index request_consultation_request on request_consultation (region_id, request_id);

-- What another unit is asked to do: to search, to give its view.
create table request_task (
  region_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  agency_id uuid not null,
  task text not null,
  due_on date not null,
  chased_on date,
  chases integer not null default 0,
  done_on date,
  answer text not null default '',
  created_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id),
  foreign key (region_id, agency_id) references agency (region_id, id)
);
create index request_task_request on request_task (region_id, request_id);
create index request_task_agency on request_task (region_id, agency_id) where done_on is null;

create table request_letter (
  region_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  kind text not null,
  number text not null default '',
  -- The composed letter (core/requests/letters), sealed: it names the applicant.
  content bytea not null,
  made_at timestamptz not null,
  made_by uuid,
  issued_on date,
  served_on date,
  served_way text check (served_way in ('direct', 'post', 'electronic', 'notice')),
  proof text not null default '',
  primary key (region_id, id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id)
);
create unique index request_letter_number on request_letter (region_id, number) where number <> '';
create index request_letter_request on request_letter (region_id, request_id);

-- Scans of the application, opinions, the information that was given out.
create table request_file (
  region_id uuid not null,
  request_id uuid not null,
  file_id uuid not null,
  use text not null check (use in ('application', 'identity', 'supplement', 'opinion', 'answer', 'proof', 'other')),
  title text not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (region_id, request_id, file_id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id),
  foreign key (region_id, file_id) references file (region_id, id)
);

-- 行政复议 and 行政诉讼 about a request: they make up table four.
create table request_dispute (
  region_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  agency_id uuid not null,
  kind text not null check (kind in ('reconsideration', 'direct-litigation', 'litigation-after')),
  number text not null default '',
  body text not null default '',
  filed_on date not null,
  due_on date,
  closed_on date,
  result text check (result in ('upheld', 'corrected', 'other')),
  note text not null default '',
  primary key (region_id, id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id),
  foreign key (region_id, agency_id) references agency (region_id, id),
  check ((closed_on is null) = (result is null))
);
create index request_dispute_year on request_dispute (region_id, agency_id, filed_on);

-- A person's own selections of the register.
create table request_view (
  region_id uuid not null,
  account_id uuid not null,
  name text not null,
  filter jsonb not null,
  primary key (region_id, account_id, name)
);
