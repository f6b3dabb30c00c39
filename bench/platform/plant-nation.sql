-- Regions, agencies, rounds and reports of one year. The figures of a report are one of a thousand
-- made-up rows in which a cell in seven is blank. The contents are empty: adding up never reads them.
insert into region (id, code, name, level, created_at)
select gen_random_uuid(), lpad(n::text, 6, '0'), '第' || n || '县', 'county', now()
from generate_series(1, current_setting('bench.regions')::int) n;
insert into agency (region_id, id, name, short_name, kind, valid_from, created_at, updated_at)
select region.id, gen_random_uuid(), '第' || n || '局', '局', 'department', '2019-01-01', now(), now()
from region, generate_series(1, current_setting('bench.agencies')::int) n;
insert into reporting_round (region_id, id, year, template, title, internal_due_on, agency_due_on,
  government_due_on, created_at, updated_at)
select id, gen_random_uuid(), current_setting('bench.year')::int, current_setting('bench.template'), '',
  '2026-01-15', '2026-01-31', '2026-03-31', now(), now()
from region;
create temporary table made_up as
select n, array_agg(case when random() < 1.0 / 7 then null else floor(random() * 500) end) as figures
from generate_series(0, 999) n, generate_series(1, current_setting('bench.cells')::int) cell
group by n;
insert into annual_report (region_id, id, round_id, agency_id, agency_name, year, template, scope, state,
  content, figures, created_at, updated_at)
select agency.region_id, gen_random_uuid(), round.id, agency.id, agency.name, round.year, round.template,
  'agency', 'draft', '{}', made_up.figures, now(), now()
from (select *, row_number() over () as n from agency) agency
join reporting_round round on round.region_id = agency.region_id
join made_up on made_up.n = agency.n % 1000
