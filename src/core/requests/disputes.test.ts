import { expect, it } from 'vitest'
import type { DisputeKind } from './counting.ts'
import { asksForReopening, replyDue } from './disputes.ts'

it.each<[DisputeKind, string, string | undefined]>([
  ['reconsideration', '2026-03-01', '2026-03-11'],
  ['reconsideration', '2010-03-01', '2010-03-11'],
  ['direct-litigation', '2026-03-01', '2026-03-16'],
  ['litigation-after', '2012-03-01', '2012-03-11'],
  ['litigation-after', '1985-03-01', undefined],
])('a reply to %s of %s is due on %s', (kind, toldOn, dueOn) => {
  expect(replyDue(kind, toldOn)?.dueOn).toBe(dueOn)
})

it.each([
  ['corrected', '2026-03-01', null, true],
  ['corrected', '2026-03-01', '2026-02-01', true],
  ['corrected', '2026-03-01', '2026-03-01', false],
  ['upheld', '2026-03-01', null, false],
  [null, null, null, false],
] as const)(
  'a result %s of %s, reopened %s, asks for a new decision: %s',
  (result, closedOn, on, asks) => {
    expect(asksForReopening([{ result, closedOn }], on)).toBe(asks)
  },
)
