-- Who did what, to what, before and after. Rows are added and never changed. Each region has a few
-- lanes; in its lane each row carries a keyed hash over itself and the row before it. One lane for
-- all would make every change of a region wait for the disk behind every other.

create table audit_entry (
  region_id uuid not null references region (id),
  lane smallint not null,
  -- Its place in the lane, from 1, without a gap.
  number bigint not null check (number > 0),
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  title text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text not null,
  scope text,
  before_value jsonb,
  after_value jsonb,
  channel text not null,
  request_id text not null,
  address text,
  previous_hash text not null,
  hash text not null,
  primary key (region_id, lane, number)
);
create index audit_entry_at on audit_entry (region_id, at, lane, number);
create index audit_entry_actor on audit_entry (region_id, actor_id, at);
create index audit_entry_subject on audit_entry (region_id, subject_kind, subject_id, at);
create index audit_entry_action on audit_entry (region_id, action, at);

-- The last link of each lane, sealed with a key the database does not know: a row removed from the
-- end is missed here, and nobody can set the head back to before it.
create table audit_head (
  region_id uuid not null references region (id),
  lane smallint not null,
  number bigint not null,
  hash text not null,
  seal text not null,
  primary key (region_id, lane)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
