import { expect, it } from 'vitest'
import { COUNTED, countedAs, countsAsPublished } from './counting.ts'
import type { ReportState } from './states.ts'

it.each<[ReportState, number, readonly ReportState[], ReturnType<typeof countedAs>]>([
  ['draft', 0, COUNTED, null],
  ['submitted', 0, COUNTED, null],
  ['returned', 0, COUNTED, null],
  ['accepted', 0, COUNTED, 'content'],
  ['signed', 0, COUNTED, 'content'],
  ['published', 1, COUNTED, 'content'],
  ['correcting', 1, COUNTED, 'edition'],
  ['submitted', 1, COUNTED, 'edition'],
  ['returned', 2, COUNTED, 'edition'],
  ['accepted', 1, COUNTED, 'content'],
  ['submitted', 1, ['submitted'], 'content'],
  ['correcting', 1, ['correcting'], 'content'],
])(
  '%s after %i editions, where %j count, is counted as %s',
  (state, edition, counted, expected) => {
    expect(countedAs({ state, edition }, counted)).toBe(expected)
  },
)

it.each<[ReportState, number, boolean]>([
  ['accepted', 0, false],
  ['signed', 0, false],
  ['published', 1, true],
  ['correcting', 1, true],
  // A correction that is accepted and not yet published.
  ['accepted', 1, false],
])('%s after %i editions counts with what the public sees: %s', (state, edition, expected) => {
  expect(countsAsPublished({ state, edition })).toBe(expected)
})
