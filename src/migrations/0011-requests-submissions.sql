-- The same application handed in again, by a double click or after a lost answer, is one request. What
-- tells it is a keyed mark of everything that was sent: who only knows a request's id learns nothing.

create table request_submission (
  region_id uuid not null references region (id),
  mark bytea not null,
  request_id uuid not null,
  primary key (region_id, mark),
  -- Claimed before the request is numbered, so that one handed in at the same moment takes no number.
  foreign key (region_id, request_id) references disclosure_request (region_id, id)
    deferrable initially deferred
);
