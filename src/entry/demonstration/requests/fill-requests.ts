import { addDays } from '#core/kit/day.ts'
import {
  DECISION_PARTS,
  type DecisionKind,
  type DecisionPart,
} from '#core/requests/decision-kinds.ts'
import { partsOf, questionsOf } from '#core/requests/decision-kinds-check.ts'
import type { Actor } from '#platform/action/actor.ts'
import { todayOf } from '#platform/time/clock.ts'
import type { House } from '../../house.ts'
import type { FoundedAgency, FoundedCounty } from '../found-county.ts'
import { act, type Desk, openDesk, setDay } from './desk.ts'
import { fillCorrections } from './fill-corrections.ts'
import { type CasePlan, COURSES, type DisputePlan, type Move, requestsPlan } from './plan.ts'

/** A request that is being dealt with. */
type Open = {
  readonly plan: CasePlan
  readonly agency: FoundedAgency
  readonly requestId: string
  version: number
  /** The consultation that is open. */
  consultationId: string | null
}

/** How many requests the plan has, for a bar that shows how far it is. */
export function countRequests(house: House): number {
  return requestsPlan(todayOf(house.clock)).length
}

/**
 * Two years of requests, each taken by the people of its agency through the same actions that people
 * use, on the days on which they would have done it, up to today: what would come later has not
 * happened yet. After them, applications to correct records.
 */
export async function fillRequests(
  house: House,
  county: FoundedCounty,
  step: () => void,
): Promise<void> {
  const desk = openDesk(house)
  for (const plan of requestsPlan(desk.today)) {
    const agency = county.agencies.find(({ shortName }) => shortName === plan.at)
    if (agency) await take(desk, agency, plan)
    step()
  }
  await fillCorrections(desk, county)
}

async function take(desk: Desk, agency: FoundedAgency, plan: CasePlan): Promise<void> {
  setDay(desk, plan.submittedOn)
  const made = (await act(desk, 'requests.register', agency.clerk, {
    ...{ agencyId: agency.id, channel: plan.isOnline ? 'online' : 'in-person' },
    ...{ applicantKind: plan.applicantKind, submittedOn: plan.submittedOn },
    ...{ description: `${agency.name}：${plan.wanted}`, form: 'electronic', delivery: 'email' },
    // Papers and telephones of the county are nobody's.
    isChecked: true,
    ...(plan.decisions.length > 1 && { matters: mattersOf(plan) }),
    applicant: applicantOf(plan),
  })) as { readonly requestId: string }
  const open: Open = { plan, agency, requestId: made.requestId, version: 1, consultationId: null }
  for (const move of plan.moves) {
    if (addDays(plan.submittedOn, move[1]) > desk.today) return
    if (move[0] === 'answer') await answer(desk, open, move)
    else await takeMove(desk, open, move)
  }
  for (const dispute of plan.disputes) await contest(desk, open, dispute)
}

function mattersOf({ wanted, decisions }: CasePlan): string[] {
  return decisions.map((_, index) => (index === 0 ? wanted : `${wanted}的办理过程材料`))
}

async function contest(desk: Desk, open: Open, dispute: DisputePlan): Promise<void> {
  const { plan, agency, requestId } = open
  const { kind, filedDay, closedDay, result } = dispute
  const filedOn = addDays(plan.submittedOn, filedDay)
  if (filedOn > desk.today) return
  setDay(desk, filedOn)
  const about = { requestId, kind, filedOn, body: BODIES[kind] }
  const entered = await act(desk, 'requests.enter-dispute', agency.clerk, about)
  const closedOn = closedDay === null ? null : addDays(plan.submittedOn, closedDay)
  if (closedOn === null || closedOn > desk.today) return
  setDay(desk, closedOn)
  const { disputes } = entered as { readonly disputes: readonly { readonly id: string }[] }
  const ended = { requestId, disputeId: disputes.at(-1)?.id, closedOn, result }
  await act(desk, 'requests.close-dispute', agency.clerk, ended)
}

const BODIES: Readonly<Record<DisputePlan['kind'], string>> = {
  reconsideration: '安澜县人民政府',
  'direct-litigation': '安澜县人民法院',
  'litigation-after': '安澜县人民法院',
}

function applicantOf({ applicant, applicantKind }: CasePlan) {
  const isPerson = applicantKind === 'natural'
  return {
    ...{ name: applicant, email: 'applicant@anlan.example', phone: '0000-2025099' },
    ...(isPerson
      ? { idType: 'other', idNumber: 'YS00000000', contactName: '' }
      : { idType: 'credit-code', idNumber: '', contactName: '联系人' }),
    ...{ address: '安澜县城关镇文澜路8号', postcode: '000000', agent: '' },
  }
}

async function takeMove(desk: Desk, open: Open, [step, day, more = {}]: Move): Promise<void> {
  const { plan, agency, requestId, version } = open
  setDay(desk, addDays(plan.submittedOn, day))
  const about = step === 'record-opinion' ? { consultationId: open.consultationId } : {}
  const input = { requestId, version, ...about, ...more }
  const done = await act(desk, `requests.${step}`, agency.clerk, input)
  open.version = (done as { version: number }).version
  if (step === 'consult') open.consultationId = await consultationOf(desk, open)
}

async function consultationOf(desk: Desk, { agency, requestId }: Open): Promise<string | null> {
  const shown = await act(desk, 'requests.show', agency.clerk, { requestId })
  const { consultations } = shown as { readonly consultations: readonly { readonly id: string }[] }
  return consultations.at(-1)?.id ?? null
}

/** Decision, letter, review, signature, issue and service, as far as the days go. */
async function answer(desk: Desk, open: Open, [, day, more = {}]: Move): Promise<void> {
  const { plan, agency, requestId } = open
  const on = (later: number) => addDays(plan.submittedOn, day + later)
  setDay(desk, on(0))
  // Dealt with anew, it is decided otherwise.
  const { decisions = plan.decisions } = more as Partial<Pick<CasePlan, 'decisions'>>
  for (const [index, kind] of decisions.entries()) {
    const decided = await act(desk, 'requests.decide-matter', agency.clerk, {
      ...{ requestId, version: open.version, position: index + 1, ...decisionOf(kind, plan) },
    })
    open.version = (decided as { version: number }).version
  }
  const letter = { requestId, version: open.version, kind: 'answer' }
  const composed = await act(desk, 'requests.compose-letter', agency.clerk, letter)
  open.version = (composed as { version: number }).version
  const walk: readonly (readonly [string, number, Actor, object?])[] = [
    ['draft', 0, agency.clerk],
    ['review', 0, agency.reviewer],
    ['approve', 1, agency.leader],
    ['issue', 1, agency.clerk],
    ['serve', 2, agency.clerk, { way: 'direct', proof: '申请人签收' }],
    ['close', 3, agency.clerk],
    ['archive', 40, agency.clerk, { retention: '10-years' }],
  ]
  for (const [step, later, actor, input = {}] of walk) {
    if (on(later) > desk.today) return
    setDay(desk, on(later))
    const { version } = open
    const done = await act(desk, `requests.${step}`, actor, { requestId, version, ...input })
    open.version = (done as { version: number }).version
  }
}

/** Everything a decision of the kind must contain. */
function decisionOf(kind: DecisionKind, { submittedOn }: CasePlan) {
  const withheld =
    kind === 'partial'
      ? [
          {
            part: '报价构成明细',
            ground: 'deny_third_party',
            reason: '涉及第三方商业秘密',
          } as const,
        ]
      : undefined
  const given = { kind, ...(withheld && { withheld }) }
  const names = [...partsOf(given), 'otherAgencyName', 'otherAgencyContact']
  const parts = Object.fromEntries(
    names
      .filter((name): name is DecisionPart => name in DECISION_PARTS)
      .map((name) => [
        name,
        DECISION_PARTS[name].type === 'day' ? addDays(submittedOn, 4) : (COURSES.parts[name] ?? ''),
      ]),
  )
  const answers = Object.fromEntries(questionsOf(given).map(({ id, expected }) => [id, expected]))
  return { kind, parts, answers, isOtherAgencyKnown: true, ...(withheld && { withheld }) }
}
