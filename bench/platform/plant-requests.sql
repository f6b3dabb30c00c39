-- A year of requests of 60 agencies like the one that is there: received over 2026 as the days go, four
-- out of five decided twelve days later, the rest still open. `bench.requests` tells how many.
insert into disclosure_request
select (jsonb_populate_record(null::disclosure_request, to_jsonb(like_it) || jsonb_build_object(
    'id', gen_random_uuid(), 'number', '批量依申请〔2026〕' || n || '号',
    'agency_id', agency.id, 'applicant_kind',
    (array['natural', 'natural', 'natural', 'business', 'legal', 'other_org'])[1 + n % 6],
    'description', like_it.description || '，第' || n || '件',
    'submitted_on', day, 'received_on', day, 'due_on', day + 28,
    'state', case when n % 5 = 0 then 'under-review' else 'closed' end,
    'decided_on', case when n % 5 = 0 then null else day + 12 end,
    'counted_on', case when n % 5 = 0 then null else day + 12 end,
    'counted_kinds', case when n % 5 = 0 then null else array[(array['provide', 'not_exist', 'deny_process'])[1 + n % 3]] end,
    'counted_due_on', case when n % 5 = 0 then null else day + 28 end,
    'counted_days', case when n % 5 = 0 then null else 8 end,
    'decision_kind', case when n % 5 = 0 then null else (array['provide', 'not_exist', 'deny_process'])[1 + n % 3] end
  ))).*
from generate_series(1, current_setting('bench.requests')::int) n
cross join lateral (select date '2026-01-05' + (n * 37) % 320 as day) days
cross join (select * from disclosure_request limit 1) like_it
join lateral (
  select id from agency where region_id = like_it.region_id order by position, id offset n % 50 limit 1
) agency on true;

insert into request_event (region_id, request_id, serial, step, on_day, facts, at, account_name)
select region_id, id, 1, 'register', submitted_on,
  jsonb_build_object('receivedOn', received_on), created_at, 'bench'
from disclosure_request where number like '批量%';

insert into request_event (region_id, request_id, serial, step, on_day, facts, at, account_name)
select region_id, id, 2, 'issue', decided_on, '{}', created_at, 'bench'
from disclosure_request where number like '批量%' and decided_on is not null;

insert into request_matter (region_id, request_id, position, description, decision_kind)
select region_id, id, 1, description, decision_kind
from disclosure_request where number like '批量%'
