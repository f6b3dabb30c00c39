import { expect, it } from 'vitest'
import { makeCalendar, NATIONAL } from '../calendar/calendar.ts'
import { eventFaults } from './check-events.ts'
import type { ClockEvent } from './events.ts'

const given = { calendar: makeCalendar(NATIONAL), allowed: 20, today: '2024-06-30' }
const received: ClockEvent = { kind: 'received', on: '2024-03-01' }
const extended = (on: string, workingDays: number): ClockEvent => ({
  ...{ kind: 'extended', on, workingDays },
})
const sent = (on: string, dueOn?: string): ClockEvent => ({
  ...{ kind: 'consultation-sent', on, id: 'a', with: 'third-party', ...(dueOn && { dueOn }) },
})

it.each<[string, ClockEvent[], string | null]>([
  ['the longest extension on the last day', [extended('2024-03-29', 20)], null],
  ['a longer one', [extended('2024-03-20', 21)], '最长不超过20个工作日'],
  ['a second one', [extended('2024-03-20', 5), extended('2024-03-25', 5)], '只能延长一次'],
  ['one after the due day', [extended('2024-04-01', 5)], '2024年3月29日届满'],
  [
    'one more after the period began anew',
    [
      extended('2024-03-04', 5),
      { kind: 'supplement-asked', on: '2024-03-05' },
      { kind: 'supplement-received', on: '2024-03-11' },
      extended('2024-03-20', 20),
    ],
    null,
  ],
  ['something before receipt', [{ kind: 'ended', on: '2024-02-29' }], '早于收到申请之日'],
  [
    'an opinion nobody asked for',
    [{ kind: 'consultation-answered', on: '2024-03-06', id: 'b' }],
    '没有对应的征求意见',
  ],
  ['an opinion on the day', [sent('2024-03-06'), { ...answer('2024-03-06') }], null],
  ['an opinion due before it is asked', [sent('2024-03-06', '2024-03-05')], '到期日早于发出日'],
  [
    'put off to the past',
    [{ kind: 'postponed', on: '2024-03-06', until: '2024-03-05' }],
    '早于告知日',
  ],
])('%s', (_, events, expected) => {
  const [first = null] = eventFaults([...events, received], given)
  if (expected === null) expect(first).toBeNull()
  else expect(first).toContain(expected)
})

function answer(on: string): ClockEvent {
  return { kind: 'consultation-answered', on, id: 'a' }
}
