import { Type } from 'typebox'
import type { WorkCalendar } from '#core/calendar/calendar.ts'
import type { Day } from '#core/kit/day.ts'
import { forbidden } from '#core/kit/refusal.ts'
import { ok } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { UNDRAFTED } from '#core/requests/life/states.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { type OpenRequest, openRequests } from '../../store/open-requests.ts'
import { type DigestLine, digestMail } from '../../views/digest-mail.ts'
import { type Ctx, regionCalendar, workingDaysLeft } from '../load-request.ts'

/** Working days before the due day on which the agency is told. */
const TOLD_BEFORE: readonly number[] = [5, 3, 1, 0]

/** And before the agency's own day. */
const TOLD_BEFORE_INTERNAL: readonly number[] = [1, 0]

const CLERKS = TAKER_ROLES.clerk ?? []
/** Of what is late the leader hears as well. */
const OF_LATE = [...CLERKS, ...(TAKER_ROLES.leader ?? [])]

/** One mail to each agency with requests that are due soon or late; nothing is decided by it. */
export const sendDigest = defineAction({
  name: 'requests.send-digest',
  title: '发送申请到期提醒',
  input: Type.Object({}),
  output: Type.Object({ agencies: Type.Integer(), mails: Type.Integer() }),
  audience: [],
  load: async (context: Ctx) => ok({ calendar: await regionCalendar(context) }),
  may: (actor) =>
    actor.kind === 'program' ? null : forbidden('program-only', '提醒由程序每天自动发送。'),
  run: async (context: Ctx, { calendar }: { readonly calendar: WorkCalendar }) => {
    const { tx, actor, today } = context
    const isWorking = calendar.kindOf(today)?.isWorking ?? true
    const open = isWorking ? await openRequests(tx, actor.regionId) : []
    const lines = open.flatMap((request) => lineOf(request, calendar, today))
    const perAgency = Map.groupBy(lines, ({ agencyId }) => agencyId)
    let mails = 0
    for (const [agencyId, own] of perAgency) mails += await mailTo(context, agencyId, own)
    const output = { agencies: perAgency.size, mails }
    const subject = { kind: 'request-digest', id: actor.regionId, name: `${today}到期提醒` }
    return ok({ output, audit: { subject, after: output } })
  },
})

/** What there is to say today of an open request; of most there is nothing. */
function lineOf(request: OpenRequest, calendar: WorkCalendar, today: Day): DigestLine[] {
  const { agencyId, number, dueOn, state } = request
  const told = { agencyId, number }
  if (state === 'awaiting-supplement' || state === 'awaiting-fee') {
    const step = state === 'awaiting-fee' ? 'notify-fee' : 'ask-supplement'
    const until = request.events.findLast((event) => event.step === step)?.facts.dueOn
    return until && until < today ? [{ ...told, kind: state, dueOn: until, left: 0 }] : []
  }
  const left = leftUntil(dueOn, calendar, today)
  if (dueOn === null || left === null) return internalLineOf(request, calendar, today)
  if (left < 0) return [{ ...told, kind: 'late', dueOn, left }]
  if (TOLD_BEFORE.includes(left)) return [{ ...told, kind: 'due', dueOn, left }]
  return internalLineOf(request, calendar, today)
}

/** Told only where the law's own day gives nothing to tell. */
function internalLineOf(request: OpenRequest, calendar: WorkCalendar, today: Day): DigestLine[] {
  const { agencyId, number, internalDueOn: dueOn, dueOn: lawDueOn, state } = request
  const left = leftUntil(dueOn, calendar, today)
  const isTold = left !== null && (left < 0 || TOLD_BEFORE_INTERNAL.includes(left))
  if (dueOn === null || !isTold || !UNDRAFTED.includes(state)) return []
  return [{ agencyId, number, kind: 'internal', dueOn, lawDueOn, left }]
}

/** Working days, −1 for any day that is past; null where nothing is due or the year is not announced. */
function leftUntil(dueOn: Day | null, calendar: WorkCalendar, today: Day): number | null {
  if (dueOn === null) return null
  return dueOn < today ? -1 : workingDaysLeft(calendar, today, dueOn)
}

async function mailTo(
  { tx, actor, deps }: Ctx,
  agencyId: string,
  lines: readonly DigestLine[],
): Promise<number> {
  const isLate = lines.some(({ kind }) => kind === 'late')
  return deps.requests.mailToRole(tx as never, {
    ...{ regionId: actor.regionId, agencyId, roles: isLate ? OF_LATE : CLERKS },
    ...digestMail(lines),
    ...{ about: { kind: 'request-digest', id: agencyId }, createdBy: null },
  })
}
