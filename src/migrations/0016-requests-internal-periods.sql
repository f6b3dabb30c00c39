-- An office's own, shorter period for drafting an answer (内部时限). What was set stays; of each scope
-- (an agency, or all of the region without one) the latest entry holds.
create table request_internal_period (
  region_id uuid not null references region (id),
  serial integer not null,
  agency_id uuid,
  rule text not null check (rule in ('days', 'none', 'as-region')),
  working_days integer check (working_days > 0),
  reason text not null default '',
  set_at timestamptz not null,
  set_by uuid,
  set_by_name text not null,
  primary key (region_id, serial),
  foreign key (region_id, agency_id) references agency (region_id, id),
  check ((working_days is not null) = (rule = 'days')),
  check (agency_id is not null or rule <> 'as-region')
);
create trigger request_internal_period_append_only before update or delete or truncate
  on request_internal_period for each statement execute function refuse_change();

create index disclosure_request_internal_due on disclosure_request (region_id, internal_due_on)
  where decided_on is null and internal_due_on is not null;
