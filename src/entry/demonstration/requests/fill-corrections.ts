import { readFileSync } from 'node:fs'
import { addDays } from '#core/kit/day.ts'
import type { CorrectionState } from '#core/requests/corrections/course.ts'
import type { Actor } from '#platform/action/actor.ts'
import { diceOf } from '../dice.ts'
import type { FoundedAgency, FoundedCounty } from '../found-county.ts'
import { personName } from '../people.ts'
import { act, type Desk, setDay } from './desk.ts'

/** An application to correct a record (条例§41), and how far it has come. */
type CorrectionPlan = {
  /** Short name of the agency. */
  readonly at: string
  readonly daysAgo: number
  readonly record: string
  readonly claim: string
  readonly evidence: string
  readonly findings: string
  readonly decision: Readonly<Record<string, string>> | null
  readonly until: CorrectionState
}

const PLANS = JSON.parse(
  readFileSync(new URL('./corrections.json', import.meta.url), 'utf8'),
) as readonly CorrectionPlan[]

type CorrectionMove = readonly [step: string, later: number, actor: Actor, input: object]

/** Corrections with every result, and one that waits, by the same actions that people use. */
export async function fillCorrections(desk: Desk, county: FoundedCounty): Promise<void> {
  const dice = diceOf('corrections')
  for (const plan of PLANS) {
    const agency = county.agencies.find(({ shortName }) => shortName === plan.at)
    const name = personName(dice)
    if (agency) await correct(desk, { agency, plan, name })
  }
}

type Asked = {
  readonly agency: FoundedAgency
  readonly plan: CorrectionPlan
  readonly name: string
}

async function correct(desk: Desk, { agency, plan, name }: Asked): Promise<void> {
  const submittedOn = addDays(desk.today, -plan.daysAgo)
  setDay(desk, submittedOn)
  const entered = await act(desk, 'requests.enter-correction', agency.clerk, {
    ...{ agencyId: agency.id, channel: 'in-person', submittedOn, recordRef: plan.record },
    ...{ claim: plan.claim, evidence: plan.evidence },
    applicant: {
      ...{ name, isOrganisation: false, idNumber: '', phone: '0000-2025099' },
      address: '安澜县城关镇文澜路8号',
    },
  })
  const { correctionId } = entered as { readonly correctionId: string }
  let version = 1
  for (const [step, later, actor, input] of movesOf(agency, plan)) {
    setDay(desk, addDays(submittedOn, later))
    const given = { correctionId, version, ...input }
    const done = await act(desk, `requests.correction-${step}`, actor, given)
    version = (done as { readonly version: number }).version
  }
}

/** Three steps: those that a plan does not come to are left out. */
function movesOf(agency: FoundedAgency, plan: CorrectionPlan): readonly CorrectionMove[] {
  const told = { way: 'direct', proof: '申请人签收' }
  const all: readonly CorrectionMove[] = [
    ['examine', 3, agency.clerk, { findings: plan.findings }],
    ['decide', 6, agency.leader, plan.decision ?? {}],
    ['tell', 8, agency.clerk, told],
  ]
  return all.slice(0, STEPS_TO[plan.until] ?? 0)
}

const STEPS_TO: Readonly<Partial<Record<CorrectionState, number>>> = {
  ...{ received: 0, examined: 1, decided: 2, told: 3 },
}
