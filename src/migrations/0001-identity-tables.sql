-- Regions, agencies, people, accounts and what they may do.

-- Reference table: small, the same for every region, copied to every shard.
create table region (
  id uuid primary key,
  code text not null unique check (code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  name text not null,
  level text not null check (level in ('nation', 'province', 'city', 'county', 'township')),
  parent_id uuid references region (id),
  -- Host names under which the region's portal is reached.
  hosts text[] not null default '{}',
  -- Which additions to the national calendar of working days apply.
  calendar text not null default 'national',
  created_at timestamptz not null
);

create table agency (
  region_id uuid not null references region (id),
  id uuid not null,
  parent_id uuid,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('government', 'department', 'township', 'institution')),
  credit_code text,
  -- Its place in lists.
  position integer not null default 0,
  -- Whether it writes a report of its own each year.
  reports boolean not null default true,
  contact jsonb not null default '{}',
  valid_from date not null,
  valid_to date,
  succeeded_by uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, parent_id) references agency (region_id, id),
  foreign key (region_id, succeeded_by) references agency (region_id, id),
  check (valid_to is null or valid_to > valid_from)
);
create unique index agency_open_name on agency (region_id, name) where valid_to is null;
create unique index agency_open_credit_code on agency (region_id, credit_code) where valid_to is null;

-- Names an agency has borne: an old report keeps the name of its day.
create table agency_name (
  region_id uuid not null,
  agency_id uuid not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  primary key (region_id, agency_id, valid_from),
  foreign key (region_id, agency_id) references agency (region_id, id)
);

-- Telephone and mail are personal data: encrypted, found again by their blind index.
create table person (
  region_id uuid not null references region (id),
  id uuid not null,
  agency_id uuid not null,
  name text not null,
  title text not null default '',
  phone bytea,
  phone_index bytea,
  email bytea,
  email_index bytea,
  left_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, agency_id) references agency (region_id, id)
);
create index person_agency on person (region_id, agency_id);
create index person_phone on person (region_id, phone_index);
create index person_email on person (region_id, email_index);

create table account (
  region_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  login text not null,
  password_hash text,
  password_changed_at timestamptz,
  must_change_password boolean not null default true,
  -- Subject at the single sign-on provider.
  oidc_subject text,
  totp_secret bytea,
  -- Shown to its owner, not yet confirmed with a code.
  totp_pending bytea,
  totp_last_step bigint,
  -- Wrong passwords since the given moment; too many shut it for a while.
  failures integer not null default 0,
  failures_since timestamptz,
  locked_until timestamptz,
  -- Locked: by the security administrator, until unlocked.
  state text not null check (state in ('open', 'locked', 'closed')),
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, login),
  unique (region_id, oidc_subject),
  foreign key (region_id, person_id) references person (region_id, id)
);
create unique index account_person on account (region_id, person_id) where state <> 'closed';

create table password_history (
  region_id uuid not null,
  account_id uuid not null,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (region_id, account_id, set_at),
  foreign key (region_id, account_id) references account (region_id, id)
);

create table recovery_code (
  region_id uuid not null,
  account_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (region_id, account_id, code_hash),
  foreign key (region_id, account_id) references account (region_id, id)
);

create table role_grant (
  region_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  -- The agency the role is held at; with its subtree or without. None: all of the region.
  agency_id uuid,
  with_subtree boolean not null default false,
  granted_at timestamptz not null,
  granted_by uuid,
  revoked_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, account_id) references account (region_id, id),
  foreign key (region_id, agency_id) references agency (region_id, id)
);
create index role_grant_account on role_grant (region_id, account_id) where revoked_at is null;
create index role_grant_role on role_grant (region_id, role) where revoked_at is null;

-- Only the hash of what the cookie holds: whoever reads the table can sign in as nobody.
create table session (
  region_id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  -- Signed in, but the second factor is still to come.
  is_half boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  agent text,
  revoked_at timestamptz,
  primary key (region_id, token_hash),
  foreign key (region_id, account_id) references account (region_id, id)
);
create index session_account on session (region_id, account_id) where revoked_at is null;
