-- What citizens leave who ask about their request without an account.

-- Tries with a wrong code or telephone: after many, a telephone is not enough for a while.
create table request_guess (
  region_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  primary key (region_id, request_id, id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id)
);

-- What the applicant thinks of how the request was dealt with.
create table request_rating (
  region_id uuid not null,
  request_id uuid not null,
  stars integer not null check (stars between 1 and 5),
  remark text not null default '',
  suggests_publication boolean not null default false,
  at timestamptz not null,
  primary key (region_id, request_id),
  foreign key (region_id, request_id) references disclosure_request (region_id, id)
);
