import { STEPS, type StepName } from '#core/annual-report/life/states.ts'
import type { ReportListData } from '../api/types.ts'

export type Row = ReportListData['reports'][number]

/** What waits for somebody with these roles, in the order of urgency. */
const WAITING: readonly {
  readonly roles: readonly string[]
  readonly step: StepName
  readonly what: string
}[] = [
  { roles: ['clerk'], step: 'submit', what: '待填报' },
  { roles: ['leader'], step: 'sign', what: '待签发' },
  { roles: ['disclosure-office'], step: 'accept', what: '待审核' },
  { roles: ['disclosure-office'], step: 'publish', what: '待发布' },
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
