import { expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../../calendar/calendar.ts'
import type { Period } from '../../clock/periods.ts'
import { REVIEW_GROUNDS, REVIEWED_KINDS, reviewDue } from './withheld-review.ts'

it('are refusals that rest on §14 to §16, and what was given in part', () => {
  expect([...REVIEWED_KINDS].sort()).toEqual([
    ...['deny_casefile', 'deny_internal', 'deny_law', 'deny_process', 'deny_safety'],
    ...['deny_secret', 'deny_third_party', 'partial'],
  ])
  expect(REVIEW_GROUNDS).not.toContain('partial')
})

const HALF_A_YEAR: Period = {
  ...{ id: 'withheld-review', label: '', from: '2026-01-01', count: 6, unit: 'month', basis: '' },
}

it.each([
  ['a year after the decision', { decidedOn: '2025-03-05' }, undefined, '2026-03-05'],
  ['by the period of another office', { decidedOn: '2026-03-05' }, [HALF_A_YEAR], '2026-09-05'],
  ['not before there was such a rule', { decidedOn: '2025-03-05' }, [HALF_A_YEAR], null],
  [
    'when the last review said',
    { decidedOn: '2025-03-05', nextOn: '2027-01-01' },
    undefined,
    '2027-01-01',
  ],
  ['no more once it may be published', { decidedOn: '2025-03-05', nextOn: null }, undefined, null],
] as const)('is due %s', (_, given, periods, expected) => {
  expect(reviewDue(given, NATIONAL_CALENDAR, periods)).toBe(expected)
})
