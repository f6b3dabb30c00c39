import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NATIONAL_CALENDAR } from '../calendar/calendar.ts'
import { addDays, type Day } from '../kit/day.ts'
import type { ClockEvent } from './events.ts'
import { checkInternal, type InternalPeriod, internalDaysOf, internalDueOn } from './internal.ts'
import { replay } from './replay.ts'

const RECEIVED: ClockEvent = { kind: 'received', on: '2024-03-01' }

const clockOf = (events: readonly ClockEvent[], today: Day) => {
  const clock = replay(events, { calendar: NATIONAL_CALENDAR, allowed: 20, today })
  if (!clock.ok) throw new Error(clock.error.message)
  return clock.value
}

describe('ten working days of one received on 2024-03-01', () => {
  it.each<[string, ClockEvent[], Day | null]>([
    ['alone', [], '2024-03-15'],
    [
      'stand still while a third party is asked',
      [
        { kind: 'consultation-sent', on: '2024-03-05', id: 'a', with: 'third-party' },
        { kind: 'consultation-answered', on: '2024-03-08', id: 'a' },
      ],
      '2024-03-20',
    ],
    [
      'are not known while nobody knows when the third party answers',
      [{ kind: 'consultation-sent', on: '2024-03-05', id: 'a', with: 'third-party' }],
      null,
    ],
    [
      'begin anew with a supplement',
      [
        { kind: 'supplement-asked', on: '2024-03-05' },
        { kind: 'supplement-received', on: '2024-03-08' },
      ],
      '2024-03-22',
    ],
    ['wait for the supplement', [{ kind: 'supplement-asked', on: '2024-03-18' }], null],
    [
      'move with the extension',
      [{ kind: 'extended', on: '2024-03-12', workingDays: 5 }],
      '2024-03-22',
    ],
  ])('%s', (_, events, expected) => {
    expect(internalDueOn(clockOf([RECEIVED, ...events], '2024-03-19'), 10)).toBe(expected)
  })

  it('are none where none are set, and end with the statutory day where they are longer', () => {
    const clock = clockOf([RECEIVED], '2024-03-04')
    expect(internalDueOn(clock, null)).toBeNull()
    expect(internalDueOn({ ...clock, dueOn: '2024-03-14' }, 10)).toBe('2024-03-14')
  })
})

it('is never later than the statutory day, and a day that is counted', () => {
  const day = (offset: number) => addDays('2024-03-01', offset)
  const story = fc.record({
    days: fc.integer({ min: 1, max: 19 }),
    sent: fc.integer({ min: 0, max: 30 }),
    took: fc.integer({ min: 0, max: 20 }),
    extended: fc.integer({ min: 0, max: 20 }),
    supplemented: fc.option(fc.integer({ min: 1, max: 25 }), { nil: null }),
    today: fc.integer({ min: 0, max: 90 }),
  })
  fc.assert(
    fc.property(story, ({ days, sent, took, extended, supplemented, today }) => {
      const events: ClockEvent[] = [
        RECEIVED,
        { kind: 'consultation-sent', on: day(sent), id: 'a', with: 'agency' },
        { kind: 'consultation-answered', on: day(sent + took), id: 'a' },
        { kind: 'extended', on: day(sent), workingDays: extended },
        ...(supplemented === null
          ? []
          : [
              { kind: 'supplement-asked', on: day(supplemented) } as const,
              { kind: 'supplement-received', on: day(supplemented + 3) } as const,
            ]),
      ]
      const clock = clockOf(events, day(today))
      const due = internalDueOn(clock, days)
      if (due === null) return clock.dueOn === null
      const counted = clock.days.find(({ on }) => on === due)
      return counted?.number === days + clock.extension && due <= (clock.dueOn ?? due)
    }),
  )
})

describe('what holds for an agency', () => {
  const region: InternalPeriod = { agencyId: null, rule: 'days', workingDays: 12 }
  it.each<[string, InternalPeriod[], number | null]>([
    ['nothing where nothing is set', [], null],
    ['what is set for all', [region], 12],
    ['its own before that', [region, { agencyId: 'a', rule: 'days', workingDays: 8 }], 8],
    ['none where it has none', [region, { agencyId: 'a', rule: 'none', workingDays: null }], null],
    ['all’s again', [region, { agencyId: 'a', rule: 'as-region', workingDays: null }], 12],
    ['not another’s', [{ agencyId: 'b', rule: 'days', workingDays: 8 }], null],
  ])('is %s', (_, standing, expected) => {
    expect(internalDaysOf(standing, 'a')).toBe(expected)
  })
})

it.each<[InternalPeriod, boolean]>([
  [{ agencyId: null, rule: 'days', workingDays: 19 }, true],
  [{ agencyId: null, rule: 'days', workingDays: 20 }, false],
  [{ agencyId: 'a', rule: 'days', workingDays: 0 }, false],
  [{ agencyId: 'a', rule: 'days', workingDays: null }, false],
  [{ agencyId: null, rule: 'none', workingDays: null }, true],
  [{ agencyId: null, rule: 'as-region', workingDays: null }, false],
  [{ agencyId: 'a', rule: 'as-region', workingDays: null }, true],
])('%j may be set: %s', (period, expected) => {
  expect(checkInternal(period, '2026-01-12') === null).toBe(expected)
})
