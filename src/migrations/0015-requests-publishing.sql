-- What was asked for and may be published on its own account (条例§44): decided once for each request.
create table request_promotion (
  region_id uuid not null references region (id),
  id uuid not null,
  agency_id uuid not null,
  is_promoted boolean not null,
  decided_on date not null,
  -- Where it is published, since when, and its address; of one that is not, why not.
  place text not null default '',
  published_on date,
  link text not null default '',
  reason text not null default '',
  decided_by uuid,
  decided_by_name text not null,
  decided_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, agency_id) references agency (region_id, id)
);
create index request_promotion_agency on request_promotion (region_id, agency_id, decided_on desc);

create table request_promotion_request (
  region_id uuid not null,
  promotion_id uuid not null,
  request_id uuid not null,
  primary key (region_id, request_id),
  foreign key (region_id, promotion_id) references request_promotion (region_id, id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id)
);
create index request_promotion_request_promotion
  on request_promotion_request (region_id, promotion_id);

-- Refusals looked at again (条例§18): the latest one says when next.
create table request_review (
  region_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  reviewed_on date not null,
  result text not null check (result in ('still-withheld', 'may-publish')),
  -- Of core/requests/decision-kinds: on what it is still withheld.
  ground text,
  reason text not null,
  next_on date,
  at timestamptz not null,
  account_id uuid,
  account_name text not null,
  primary key (region_id, id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id),
  check ((ground is null) = (result = 'may-publish'))
);
create index request_review_request on request_review (region_id, request_id, reviewed_on desc);
create trigger request_review_append_only before update or delete or truncate
  on request_review for each statement execute function refuse_change();
