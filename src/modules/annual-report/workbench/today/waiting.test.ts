import { expect, it } from 'vitest'
import { type Row, waitingFor } from './waiting.ts'

const report = (id: string, state: Row['state']): Row => ({
  ...{ id, roundId: 'r', agencyId: 'a', agencyName: '水务局', year: 2025, state },
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
