-- Tables three and four of the year $1, form $2, counted from the events alone, by the words of the form
-- (国办公开办函〔2019〕60号, 〔2021〕30号) and the articles of the 条例 it names: one line an agency and cell.
with the_year as (
  select make_date($1::int, 1, 1) as first_day, make_date($1::int, 12, 31) as last_day
),
-- 条例§31: the day it was handed in or signed for, the day both sides confirmed, or as put right since.
receipt as (
  select distinct on (request_id) request_id,
    case step when 'confirm' then on_day else (facts ->> 'receivedOn')::date end as received_on
  from request_event
  where step = 'confirm'
    or (step in ('register', 'correct-receipt') and facts ->> 'receivedOn' is not null)
  order by request_id, serial desc
),
-- 重新答复 after a reconsideration is no new application and no second outcome.
anew as (
  select request_id, min(serial) as serial from request_event where step = 'reopen' group by request_id
),
-- 结果日期: the day the answer was given, or nothing more had to be done; not one that was taken back.
outcome as (
  select ended.request_id, ended.on_day as decided_on, ended.step,
    case
      when ended.step = 'lapse-supplement' then array['逾期不补正']
      when ended.step = 'lapse-fee' then array['逾期不缴费']
      when ended.step = 'withdraw' then array['撤回']
      when anew.serial is null then array(
        select decision_kind from request_matter matter
        where matter.request_id = ended.request_id order by position)
      else array(select jsonb_array_elements_text(ended.facts -> 'kinds'))
    end as kinds
  from request_event ended
  left join anew on anew.request_id = ended.request_id
  where ended.step in ('issue', 'lapse-supplement', 'lapse-fee', 'withdraw')
    and (anew.serial is null or ended.serial < anew.serial)
    and not exists (
      select from request_event recalled
      where recalled.request_id = ended.request_id and recalled.step = 'recall'
        and recalled.serial > ended.serial and (anew.serial is null or recalled.serial < anew.serial))
),
row_of (kind, row_2019, row_2021) as (
  values
    ('published_already', 'granted', 'granted'), -- §36(一)
    ('provide', 'granted', 'granted'), -- §36(二)
    ('partial', 'partial', 'partial'), -- §37
    ('deny_secret', 'denied_secret', 'denied_secret'), -- §14
    ('deny_law', 'denied_law', 'denied_law'), -- §14
    ('deny_safety', 'denied_safety', 'denied_safety'), -- §14
    ('deny_third_party', 'denied_third_party', 'denied_third_party'), -- §15
    ('deny_internal', 'denied_internal', 'denied_internal'), -- §16
    ('deny_process', 'denied_process', 'denied_process'), -- §16
    ('deny_casefile', 'denied_casefile', 'denied_casefile'), -- §16
    ('deny_query', 'denied_query', 'denied_query'), -- §36(七)
    ('not_exist', 'unavailable_not_held', 'unavailable_not_held'), -- §36(四)
    ('not_ours', 'unavailable_not_held', 'unavailable_not_held'), -- §36(五)
    ('need_creation', 'unavailable_need_creation', 'unavailable_need_creation'), -- §38
    ('unclear_after_correction', 'unavailable_unclear', 'unavailable_unclear'), -- §30
    ('petition', 'rejected_petition', 'rejected_petition'), -- §39
    ('repeat', 'rejected_repeat', 'rejected_repeat'), -- §36(六)
    ('publication', 'rejected_publication', 'rejected_publication'), -- §39
    ('excessive', 'rejected_excessive', 'rejected_excessive'), -- §35
    ('confirm', 'rejected_confirm', 'rejected_confirm'),
    ('逾期不补正', 'other', 'other_no_correction'), -- §30
    ('逾期不缴费', 'other', 'other_fee_unpaid'), -- §42
    ('撤回', 'other', 'other_misc'),
    ('other', 'other', 'other_misc')
),
-- 一件只落一行: some given and some not is 区分处理; else the row of what was asked for first.
one_row as (
  select request_id, decided_on,
    case
      when cardinality(rows) > 1 and rows && array['granted', 'partial']
        and not rows <@ array['granted'] then 'partial'
      else rows[1]
    end as row_id
  from (
    select request_id, decided_on, array(
      select case $2::int when 2019 then row_2019 else row_2021 end
      from unnest(kinds) with ordinality as asked (kind, position)
      join row_of using (kind) order by position) as rows
    from outcome
  ) rows_of
),
counted as (
  select request.agency_id, request.applicant_kind, case
      when receipt.received_on between first_day and last_day then 'new' else 'carried_in' end as entrance,
    case
      when one_row.decided_on is null or one_row.decided_on > last_day then 'carried_out' else row_id end as exit
  from disclosure_request request
  join receipt on receipt.request_id = request.id
  left join one_row on one_row.request_id = request.id
  cross join the_year
  where receipt.received_on <= last_day and (one_row.decided_on is null or one_row.decided_on >= first_day)
),
disputed as (
  select agency_id,
    case kind when 'reconsideration' then 'review' when 'direct-litigation' then 'suit_direct'
      else 'suit_after' end as body,
    case when closed_on is null or closed_on > last_day then 'pending' else result end as result
  from request_dispute cross join the_year
  where filed_on <= last_day and (closed_on is null or closed_on >= first_day)
),
cells as (
  select agency_id, 't3.' || entrance || '.' || applicant_kind as cell from counted
  union all select agency_id, 't3.' || entrance || '.total' from counted
  union all select agency_id, 't3.' || exit || '.' || applicant_kind from counted
  union all select agency_id, 't3.' || exit || '.total' from counted
  union all select agency_id, 't3.result_total.' || applicant_kind from counted where exit <> 'carried_out'
  union all select agency_id, 't3.result_total.total' from counted where exit <> 'carried_out'
  union all select agency_id, 't4.n.' || body || '_' || result from disputed
  union all select agency_id, 't4.n.' || body || '_total' from disputed
)
select agency_id as "agencyId", cell, count(*)::int as figure from cells group by agency_id, cell;
