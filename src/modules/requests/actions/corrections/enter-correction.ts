import { endOfPeriod, periodOn } from '#core/clock/periods.ts'
import { type Day, yearOf } from '#core/kit/day.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import {
  CorrectionEntered,
  EnterCorrectionInput,
  type EnterCorrectionInput as Given,
} from '../../contract/corrections.ts'
import { mayRegister, noRequest } from '../../requests.policy.ts'
import type { RequestedAgency } from '../../requests.ports.ts'
import { findCorrection, insertCorrection, insertCorrectionEvent } from '../../store/corrections.ts'
import { nextSerial } from '../../store/serials.ts'
import { type Ctx, regionCalendar } from '../load-request.ts'
import { sealCorrection } from '../means/correction-content.ts'
import { refuseDay, tooEarly } from '../means/days.ts'
import { loadAgency } from '../means/load-agency.ts'
import { noCorrection } from './load-correction.ts'

/**
 * Enters an application to correct a record about the applicant (条例§41), with its own running number.
 * The same token again gives the same again.
 */
export const enterCorrection = defineAction({
  name: 'requests.enter-correction',
  title: '登记更正申请',
  input: EnterCorrectionInput,
  output: CorrectionEntered,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadAgency,
  may: (actor, agency: RequestedAgency) =>
    mayRegister(actor, { agencyId: agency.id }) ? null : noRequest(),
  run: async (context: Ctx, agency: RequestedAgency, input) => {
    const { tx, actor, today } = context
    const wrong = refuseDay('submittedOn', input.submittedOn, today) ?? wrongDue(input)
    if (wrong) return fail(wrong)
    const id = input.token ?? newId()
    const known = await findCorrection(tx, { regionId: actor.regionId, correctionId: id })
    if (known && known.agency_id !== agency.id) return fail(noCorrection())
    const due = known ? ok(known.due_on) : await dueOf(context, input)
    if (!due.ok) return due
    const number = known?.number ?? (await enter(context, agency, { id, input, dueOn: due.value }))
    const subject = { kind: 'request-correction', id, name: number }
    const output = { correctionId: id, number, dueOn: due.value }
    return ok({ output, audit: { subject, scope: agency.id, after: { ...output } } })
  },
})

function wrongDue({ submittedOn, dueOn }: Given): Refusal | null {
  return dueOn && dueOn < submittedOn ? tooEarly('dueOn', submittedOn) : null
}

/** As it was given, else by the period that is set: the statute has none. */
async function dueOf(
  context: Ctx,
  { submittedOn, dueOn }: Given,
): Promise<Result<Day | null, Refusal>> {
  if (dueOn) return ok(dueOn)
  const period = periodOn('correction', submittedOn)
  return period ? endOfPeriod(period, submittedOn, await regionCalendar(context)) : ok(null)
}

type Entry = { readonly id: string; readonly input: Given; readonly dueOn: Day | null }

async function enter(context: Ctx, agency: RequestedAgency, entry: Entry): Promise<string> {
  const { tx, actor, deps, now } = context
  const { id, input, dueOn } = entry
  const { applicant, claim, evidence, recordRef, channel, submittedOn } = input
  const year = yearOf(submittedOn)
  const series = { regionId: actor.regionId, agencyId: agency.id, year, kind: 'correction' }
  const number = `${agency.shortName}更正〔${year}〕${await nextSerial(tx, series)}号`
  const content = { applicant, claim, evidence, findings: '', decision: null, letters: [] }
  await insertCorrection(tx, {
    ...{ region_id: actor.regionId, id, agency_id: agency.id, number },
    ...{ record_ref: recordRef.trim(), content: sealCorrection(deps, id, content), channel },
    ...{ submitted_on: submittedOn, due_on: dueOn, state: 'received', result: null },
    ...{ decided_on: null, told_on: null, told_way: null, proof: '' },
    ...{ created_at: now, updated_at: now },
  })
  await insertCorrectionEvent(tx, {
    ...{ region_id: actor.regionId, correction_id: id, serial: 1, step: 'enter' },
    ...{ on_day: submittedOn, note: '', at: now },
    ...{ account_id: actor.id, account_name: actor.name },
  })
  return number
}
