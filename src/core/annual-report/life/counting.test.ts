import { expect, it } from 'vitest'
import { COUNTED, countedAs } from './counting.ts'
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
