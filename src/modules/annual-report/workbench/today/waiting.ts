import { dueOf } from '#core/annual-report/life/due-days.ts'
import { MANAGERS, TAKER_ROLES } from '#core/annual-report/life/roles.ts'
import { STEPS, type StepName } from '#core/annual-report/life/states.ts'
import type { RoundData } from '../../annual-report.contract.ts'
import type { ReportListData } from '../api/types.ts'

export type Row = ReportListData['reports'][number]
type State = Row['state']

/** What waits for somebody with these roles, in the order of urgency. */
const WAITING: readonly {
  readonly roles: readonly string[]
  readonly step: StepName
  readonly what: string
}[] = [
  { roles: TAKER_ROLES.clerk, step: 'submit', what: '待填报' },
  { roles: TAKER_ROLES.leader, step: 'sign', what: '待签发' },
  { roles: MANAGERS, step: 'accept', what: '待审核' },
  { roles: MANAGERS, step: 'publish', what: '待发布' },
]

export type Waiting = { readonly what: string; readonly reports: readonly Row[] }

/** The reports that wait for this person, by what is to be done; sent back ones first. */
export function waitingFor(roles: readonly string[], reports: readonly Row[]): Waiting[] {
  return WAITING.filter((each) => each.roles.some((role) => roles.includes(role)))
    .map(({ step, what }) => ({
      what,
      reports: reports
        .filter(({ state }) =>
          STEPS.some(({ name, from }) => name === step && from.includes(state)),
        )
        .sort((one, other) => rank(one) - rank(other)),
    }))
    .filter((waiting) => waiting.reports.length > 0)
}

function rank({ state }: Row): number {
  return state === 'returned' ? 0 : state === 'correcting' ? 1 : 2
}

/** A day that still matters: for how many reports, and what they owe by then. */
export type DayLeft = { readonly what: string; readonly on: string; readonly left: number }

const DAYS = [
  ['internalDueOn', '报送主管部门'],
  ['agencyDueOn', '部门、乡镇公布'],
  ['governmentDueOn', '政府公布'],
] as const

/** What is left of a round: only days that a report of these is still bound to. */
export function daysLeft(round: RoundData, reports: readonly Row[]): readonly DayLeft[] {
  const open = reports.filter(({ roundId, state }) => roundId === round.id && !isPublic(state))
  return DAYS.map(([name, what]) => ({
    ...{ what, on: round[name] },
    left: open.filter((report) => daysOf(report).includes(name)).length,
  })).filter(({ left }) => left > 0)
}

function daysOf({ scope, state }: Row): readonly (typeof DAYS)[number][0][] {
  if (scope === 'government') return ['governmentDueOn']
  return isWritten(state) ? ['internalDueOn', 'agencyDueOn'] : ['agencyDueOn']
}

/** The day a report is due next; null for what the public has. */
export function nextDay(report: Row, round: RoundData): string | null {
  if (isPublic(report.state)) return null
  const { dueOn, publicDueOn } = dueOf(report.scope, round)
  return isWritten(report.state) ? dueOn : publicDueOn
}

const isWritten = (state: State): boolean => state === 'draft' || state === 'returned'
/** While a correction is written the earlier edition stays public. */
const isPublic = (state: State): boolean => state === 'published' || state === 'correcting'

/** States of reports that somebody still has to do with. */
export const UNFINISHED = 'draft,returned,submitted,accepted,signed,correcting'
