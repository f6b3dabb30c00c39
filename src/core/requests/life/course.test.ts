import { describe, expect, it } from 'vitest'
import {
  clockEventsOf,
  endingOf,
  firstCourse,
  type RequestEvent,
  receivedOnOf,
  stateAfter,
} from './course.ts'

const event = (
  step: RequestEvent['step'],
  on: string,
  facts: RequestEvent['facts'] = {},
): RequestEvent => ({ step, on, facts })

const registered = event('register', '2024-03-01', { receivedOn: '2024-03-01' })
const online = event('register', '2024-03-01', { receivedOn: null })

describe('the course of a request', () => {
  it.each<[string, RequestEvent[], string, string | null]>([
    ['at the counter', [registered], 'under-review', '2024-03-01'],
    ['online', [online], 'submitted', null],
    ['confirmed', [online, event('confirm', '2024-03-04')], 'under-review', '2024-03-04'],
    [
      'with a corrected receipt',
      [registered, event('correct-receipt', '2024-03-08', { receivedOn: '2024-02-29' })],
      ...(['under-review', '2024-02-29'] as const),
    ],
    [
      'asked',
      [registered, event('ask-supplement', '2024-03-05')],
      'awaiting-supplement',
      '2024-03-01',
    ],
    ['decided', [registered, event('issue', '2024-03-05')], 'decided', '2024-03-01'],
    [
      'recalled',
      [registered, event('issue', '2024-03-05'), event('recall', '2024-03-05')],
      ...(['approved', '2024-03-01'] as const),
    ],
  ])('%s', (_, events, state, receivedOn) => {
    expect(stateAfter(events)).toBe(state)
    expect(receivedOnOf(events)).toBe(receivedOn)
  })
})

describe('how it ended', () => {
  const issued = event('issue', '2024-03-05', { kinds: ['provide'] })
  const reopened = event('reopen', '2025-01-06')
  const anew = event('issue', '2025-01-20', { kinds: ['partial'] })
  const recalled = event('recall', '2025-01-21')
  const first = { on: '2024-03-05', kinds: ['provide'] }
  it.each<[string, RequestEvent[], object | null, object | null]>([
    ['not yet', [registered], null, null],
    ['answered', [registered, issued, event('serve', '2024-03-06')], first, first],
    ['answered and recalled', [registered, issued, recalled], null, null],
    ['dealt with anew', [registered, issued, reopened], null, first],
    [
      'answered anew',
      [registered, issued, reopened, anew],
      { on: '2025-01-20', kinds: ['partial'] },
      first,
    ],
    ['answered anew and recalled', [registered, issued, reopened, anew, recalled], null, first],
    [
      'by an event that does not say as what',
      [registered, event('withdraw', '2024-03-05')],
      { on: '2024-03-05', kinds: null },
      { on: '2024-03-05', kinds: null },
    ],
  ])('%s', (_, events, now, counted) => {
    expect(endingOf(events)).toEqual(now)
    expect(endingOf(firstCourse(events))).toEqual(counted)
  })
})

describe('its clock', () => {
  it('hears what moves it, and nothing else', () => {
    const events = [
      online,
      event('confirm', '2024-03-04'),
      event('consult', '2024-03-05', {
        consultationId: 'a',
        with: 'third-party',
        dueOn: '2024-03-26',
      }),
      event('record-opinion', '2024-03-11', { consultationId: 'a' }),
      event('extend', '2024-03-12', { workingDays: 10 }),
      event('draft', '2024-03-13'),
      event('issue', '2024-03-14'),
    ]
    expect(clockEventsOf(events)).toEqual([
      { kind: 'received', on: '2024-03-04' },
      {
        kind: 'consultation-sent',
        on: '2024-03-05',
        id: 'a',
        with: 'third-party',
        dueOn: '2024-03-26',
      },
      { kind: 'consultation-answered', on: '2024-03-11', id: 'a' },
      { kind: 'extended', on: '2024-03-12', workingDays: 10 },
      { kind: 'ended', on: '2024-03-14' },
    ])
  })

  it('does not end with an answer that was recalled', () => {
    const events = [registered, event('issue', '2024-03-05'), event('recall', '2024-03-05')]
    expect(clockEventsOf(events)).toEqual([{ kind: 'received', on: '2024-03-01' }])
  })

  it('begins anew when the request is dealt with anew', () => {
    const events = [registered, event('issue', '2024-03-05'), event('reopen', '2024-06-03')]
    expect(clockEventsOf(events)).toEqual([{ kind: 'received', on: '2024-06-03' }])
  })

  it('does not run before receipt is confirmed', () => {
    expect(clockEventsOf([online])).toEqual([])
  })
})
