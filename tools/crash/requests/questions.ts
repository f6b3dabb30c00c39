import { sql } from '#platform/db/database.ts'

/** Each finds what must not be there; `xmin` is the transaction a row was written in. */
export type WholeQuestion = {
  readonly fault: string
  readonly query: ReturnType<typeof sql<{ readonly what: string }>>
}

/** What tells of a request's step, and the entry of the trail it must be written together with. */
const STEPS = sql`select event.*, event.xmin as written, case
    when event.step = 'register' then array['requests.register', 'requests.apply']
    else array['requests.' || event.step, 'requests.applicant-' || event.step] end as actions
  from request_event event`

export const QUESTIONS: readonly WholeQuestion[] = [
  {
    fault: 'a step and its entry in the trail are not of one transaction',
    query: sql`select request_id || ' ' || step as what from (${STEPS}) step
      where 1 <> (select count(*) from audit_entry entry
        where entry.subject_id = step.request_id::text and entry.action = any(step.actions)
          and entry.xmin = step.written)`,
  },
  {
    fault: 'the trail tells of a step that is not there',
    query: sql`select entry.action || ' ' || entry.subject_name as what from audit_entry entry
      where subject_kind = 'disclosure-request' and subject_id <> ''
        and action in ('requests.issue', 'requests.serve', 'requests.consult', 'requests.confirm',
          'requests.ask-supplement', 'requests.register', 'requests.apply')
        and not exists (select from request_event event
          where event.request_id::text = entry.subject_id and event.xmin = entry.xmin)`,
  },
  {
    fault: 'running numbers have a gap or a double',
    query: sql`select agency.short_name || ' ' || serial.kind || ' ' || serial.year as what
      from request_serial serial
      join agency on agency.region_id = serial.region_id and agency.id = serial.agency_id
      cross join lateral (
        select count(*) as numbers, count(distinct number) as different, max(number) as highest from (
          select (regexp_match(request.number, '〔' || serial.year || '〕([0-9]+)号$'))[1]::integer as number
          from disclosure_request request
          where serial.kind = 'register' and request.region_id = serial.region_id
            and request.agency_id = serial.agency_id
          union all
          select (regexp_match(letter.number, '^' || agency.short_name || substring(serial.kind from 8)
            || '〔' || serial.year || '〕([0-9]+)号$'))[1]::integer
          from request_letter letter
          join disclosure_request request
            on request.region_id = letter.region_id and request.id = letter.request_id
          where serial.kind like 'letter:%' and request.agency_id = serial.agency_id
        ) as given where number is not null) as given
      -- The letters of corrections keep their numbers sealed.
      where (serial.kind = 'register'
          or (serial.kind like 'letter:%' and serial.kind not in ('letter:更', 'letter:转')))
        and (numbers, different, coalesce(highest, 0)) is distinct from
          (serial.last::bigint, serial.last::bigint, serial.last)`,
  },
  {
    fault: 'a letter was served without being issued, or issued by a step and is not',
    query: sql`select letter.kind || ' ' || letter.number as what from request_letter letter
      where letter.served_on is not null and letter.issued_on is null
      union all
      select event.step || ' ' || event.request_id from request_event event
      join request_letter letter on letter.id::text = event.facts ->> 'letterId'
      where (event.step = 'serve' and letter.served_on is null)
        or (event.step = 'issue' and letter.issued_on is null and not exists (
          select from request_event later where later.request_id = event.request_id
            and later.step = 'recall' and later.serial > event.serial))`,
  },
  {
    fault: 'a mail is not of the transaction of what it tells',
    query: sql`select mail.about_id as what from outgoing_mail mail
      where mail.state = 'waiting' and mail.attempts = 0 and mail.about_kind = 'disclosure-request'
        and not exists (select from audit_entry entry
          where entry.subject_id = mail.about_id and entry.xmin = mail.xmin)`,
  },
  {
    fault: 'what is served by mail has no mail',
    query: sql`select event.request_id || '' as what from request_event event
      where event.step = 'serve' and event.facts ->> 'way' = 'electronic'
        and not exists (select from outgoing_mail mail
          where mail.about_id = event.request_id::text and mail.xmin = event.xmin)`,
  },
  {
    fault: 'a task was entered and nobody written to',
    query: sql`select entry.subject_name as what from audit_entry entry
      where entry.action = 'requests.assign-tasks'
        and not exists (select from outgoing_mail mail
          where mail.about_id = entry.subject_id and mail.xmin = entry.xmin)`,
  },
  {
    fault: 'a mail has not one job',
    query: sql`select mail.id || '' as what from outgoing_mail mail
      where mail.state = 'waiting' and 1 <> (select count(*) from jobs.job job
        where job.name = 'mail.deliver' and job.data ->> 'id' = mail.id::text)`,
  },
  {
    fault: 'a file nobody handed in or made',
    query: sql`select file.name as what from file
      where not exists (select from audit_entry entry where entry.subject_id = file.id::text)
        and not exists (select from request_file attached where attached.file_id = file.id)`,
  },
  {
    fault: 'an attachment and its entry in the trail are not of one transaction',
    query: sql`select attached.title as what from request_file attached
      where not exists (select from audit_entry entry
        where entry.subject_id = attached.request_id::text and entry.xmin = attached.xmin)`,
  },
]
