-- The outbox of mail: written in the transaction of what it tells of, sent afterwards, kept as proof.

create table outgoing_mail (
  region_id uuid not null references region (id),
  id uuid not null,
  recipient bytea not null,
  recipient_name text not null,
  subject text not null,
  body text not null,
  -- What it is about: `annual-report`, and the id of it.
  about_kind text not null,
  about_id text not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  problem text,
  created_at timestamptz not null,
  created_by uuid,
  sent_at timestamptz,
  primary key (region_id, id)
);
create index outgoing_mail_about on outgoing_mail (region_id, about_kind, about_id);
create index outgoing_mail_waiting on outgoing_mail (region_id, created_at) where state = 'waiting';
