-- The year's reports of a region: the round that asks for them, what each holds, how it came to be,
-- and what of it was published.

create table reporting_round (
  region_id uuid not null references region (id),
  id uuid not null,
  -- The year reported on.
  year integer not null,
  template text not null,
  title text not null,
  internal_due_on date not null,
  agency_due_on date not null,
  government_due_on date not null,
  instructions text not null default '',
  -- Whether the region's governments may make 规章 (立法法(2023)§93): decides what must be zero.
  may_make_rules boolean not null default false,
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, year)
);

create table annual_report (
  region_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  agency_id uuid not null,
  -- Its name and its place in lists, as they were when the round opened.
  agency_name text not null,
  position integer not null default 0,
  year integer not null,
  template text not null,
  scope text not null check (scope in ('agency', 'township', 'government')),
  state text not null check (state in
    ('draft', 'submitted', 'returned', 'accepted', 'signed', 'published', 'correcting')),
  -- Name, cells with the reasons of overrides, texts, contact: see annual-report.tables.ts.
  content jsonb not null,
  -- The cells in the order of the template, null where a cell is no figure: for adding up.
  figures double precision[] not null default '{}',
  -- Outcome of the last check of this version.
  check_status text not null default 'incomplete' check (check_status in ('pass', 'fail', 'incomplete')),
  errors integer not null default 0,
  warnings integer not null default 0,
  hints integer not null default 0,
  -- When a person last saved something, and who.
  saved_at timestamptz,
  saved_by text,
  submitted_at timestamptz,
  accepted_at timestamptz,
  signed_at timestamptz,
  signed_by uuid,
  published_at timestamptz,
  reminded_at timestamptz,
  edition integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, round_id, agency_id),
  foreign key (region_id, round_id) references reporting_round (region_id, id),
  foreign key (region_id, agency_id) references agency (region_id, id)
);
create index annual_report_agency on annual_report (region_id, agency_id, year);
create index annual_report_year on annual_report (region_id, year, state);

-- What each save changed, so that any earlier version can be shown and brought back.
create table annual_report_change (
  region_id uuid not null,
  report_id uuid not null,
  -- The version this save made.
  version integer not null,
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  -- [{ place, before, after }]
  changes jsonb not null,
  origin text not null check (origin in ('edit', 'import', 'compute', 'aggregate', 'restore', 'create')),
  primary key (region_id, report_id, version),
  foreign key (region_id, report_id) references annual_report (region_id, id)
);

-- Every step of its life.
create table annual_report_event (
  region_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  step text not null,
  from_state text,
  to_state text not null,
  note text not null default '',
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  primary key (region_id, id),
  foreign key (region_id, report_id) references annual_report (region_id, id)
);
create index annual_report_event_report on annual_report_event (region_id, report_id, at);

create table annual_report_comment (
  region_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  -- `cell:t3.new.natural`, `section:s1` or `report`.
  place text not null,
  text text not null,
  at timestamptz not null,
  account_id uuid not null,
  account_name text not null,
  resolved_at timestamptz,
  resolved_by uuid,
  resolved_name text,
  primary key (region_id, id),
  foreign key (region_id, report_id) references annual_report (region_id, id)
);
create index annual_report_comment_report on annual_report_comment (region_id, report_id, at);

-- What the public was shown, from the first edition to the last; a row is never changed.
create table annual_report_edition (
  region_id uuid not null,
  report_id uuid not null,
  edition integer not null,
  agency_id uuid not null,
  agency_name text not null,
  position integer not null default 0,
  scope text not null check (scope in ('agency', 'township', 'government')),
  template text not null,
  year integer not null,
  title text not null,
  index_number text not null,
  content jsonb not null,
  -- The cells in the order of the template, null where a cell is no figure: for trends and sums.
  figures double precision[] not null,
  -- [{ fileId, title }], in their order: what is attached to the report later is not of this edition.
  attachments jsonb not null,
  -- Why it replaces the one before it.
  notice text not null default '',
  published_at timestamptz not null,
  published_by uuid,
  primary key (region_id, report_id, edition),
  unique (region_id, index_number, edition),
  foreign key (region_id, report_id) references annual_report (region_id, id)
);
create index annual_report_edition_year on annual_report_edition (region_id, year, agency_id);
create trigger annual_report_edition_append_only before update or delete or truncate
  on annual_report_edition for each statement execute function refuse_change();

create table annual_report_attachment (
  region_id uuid not null,
  report_id uuid not null,
  file_id uuid not null,
  title text not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (region_id, report_id, file_id),
  foreign key (region_id, report_id) references annual_report (region_id, id),
  foreign key (region_id, file_id) references file (region_id, id)
);

-- Who has a report open right now. Worth nothing after a crash, so it is not logged.
create unlogged table annual_report_presence (
  region_id uuid not null,
  report_id uuid not null,
  account_id uuid not null,
  name text not null,
  place text,
  seen_at timestamptz not null,
  primary key (region_id, report_id, account_id)
);
