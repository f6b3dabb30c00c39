-- What was handed in or produced as a file. The bytes lie in the store under their hash; the same
-- bytes lie there once, however often they are handed in.

create table file (
  region_id uuid not null references region (id),
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  -- Found by the bytes, whatever the name said.
  media_type text not null,
  name text not null,
  scan text not null check (scan in ('clean', 'not-scanned')),
  created_at timestamptz not null,
  created_by uuid,
  primary key (region_id, id)
);
create index file_sha256 on file (region_id, sha256);
