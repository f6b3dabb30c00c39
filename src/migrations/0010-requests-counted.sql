-- What the annual report counts of a request is how it ended first: it stays when the request is dealt
-- with anew after a reconsideration or a lawsuit, while the request itself is open again and has a due day.

alter table disclosure_request
  add column counted_on date,
  -- Of each matter, in order.
  add column counted_kinds text[],
  -- The due day that ending had, and the working days of the statutory period it took.
  add column counted_due_on date,
  add column counted_days integer;

update disclosure_request request set
  counted_on = decided_on,
  counted_kinds = array(
    select coalesce(matter.decision_kind, 'other') from request_matter matter
    where matter.region_id = request.region_id and matter.request_id = request.id
    order by matter.position),
  counted_due_on = due_on
where decided_on is not null;

update disclosure_request set decided_on = null, decision_kind = null
where state not in ('decided', 'served', 'closed', 'archived');

drop index disclosure_request_received;
create index disclosure_request_received on disclosure_request (region_id, received_on, counted_on);
