import { describe, expect, it } from 'vitest'
import type { RoundData } from '../../annual-report.contract.ts'
import { daysLeft, nextDay, type Row, waitingFor } from './waiting.ts'

const report = (id: string, state: Row['state'], scope: Row['scope'] = 'agency'): Row => ({
  ...{ id, roundId: 'r', agencyId: 'a', agencyName: '水务局', year: 2025, scope, state },
  ...{ stateLabel: '', updatedAt: '', errors: 0, warnings: 0, edition: 0, publishedAt: null },
})
const reports = [
  report('1', 'draft'),
  report('2', 'returned'),
  report('3', 'submitted'),
  report('4', 'accepted'),
  report('5', 'signed'),
  report('6', 'published'),
]

it.each([
  [['clerk'], [['待填报', ['2', '1']]]],
  [['reviewer'], [['待填报', ['2', '1']]]],
  [['leader'], [['待签发', ['4']]]],
  [
    ['disclosure-office'],
    [
      ['待审核', ['3']],
      ['待发布', ['5']],
    ],
  ],
  [['auditor'], []],
])('%s finds what waits', (roles, expected) => {
  const found = waitingFor(roles, reports).map((each) => [
    each.what,
    each.reports.map(({ id }) => id),
  ])
  expect(found).toEqual(expected)
})

describe('the days of a round', () => {
  const [internalDueOn, agencyDueOn, governmentDueOn] = ['2026-01-20', '2026-01-31', '2026-03-31']
  const round = { id: 'r', internalDueOn, agencyDueOn, governmentDueOn } as RoundData

  it.each<readonly [Row['state'], Row['scope'], readonly string[], string | null]>([
    ['draft', 'agency', [internalDueOn, agencyDueOn], internalDueOn],
    ['returned', 'township', [internalDueOn, agencyDueOn], internalDueOn],
    ['submitted', 'agency', [agencyDueOn], agencyDueOn],
    ['signed', 'agency', [agencyDueOn], agencyDueOn],
    ['published', 'agency', [], null],
    ['correcting', 'agency', [], null],
    ['draft', 'government', [governmentDueOn], governmentDueOn],
    ['accepted', 'government', [governmentDueOn], governmentDueOn],
    ['published', 'government', [], null],
  ])('bind a report that is %s of a %s to %j', (state, scope, days, next) => {
    const one = report('1', state, scope)
    expect(daysLeft(round, [one]).map(({ on }) => on)).toEqual(days)
    expect(nextDay(one, round)).toBe(next)
  })

  it('count what is left, of this round only', () => {
    const elsewhere = { ...report('9', 'draft'), roundId: 'other' }
    expect(daysLeft(round, [...reports, elsewhere]).map(({ left }) => left)).toEqual([2, 5])
  })
})
