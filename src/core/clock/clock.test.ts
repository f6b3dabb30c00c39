import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCalendar, NATIONAL } from '../calendar/calendar.ts'
import { addDays, type Day } from '../kit/day.ts'
import type { ClockEvent } from './events.ts'
import { replay } from './replay.ts'

const calendar = makeCalendar(NATIONAL)

const clockOf = (events: readonly ClockEvent[], today: Day, used = calendar, allowed = 20) => {
  const clock = replay(events, { calendar: used, allowed, today })
  if (!clock.ok) throw new Error(clock.error.message)
  return clock.value
}

describe('the due day without anything in between', () => {
  it.each([
    ['2020-01-17', '2020-01-23', '2020-02-04', '2020-02-14', '2020-02-21', '2020-03-20'],
    ['2020-01-20', '2020-02-04', '2020-02-06', '2020-02-18', '2020-02-25', '2020-03-24'],
    ['2020-09-25', '2020-10-09', '2020-10-12', '2020-10-22', '2020-10-29', '2020-11-26'],
    ['2021-02-05', '2021-02-18', '2021-02-20', '2021-03-03', '2021-03-10', '2021-04-08'],
    ['2024-09-27', '2024-10-10', '2024-10-12', '2024-10-23', '2024-10-30', '2024-11-27'],
    ['2025-01-20', '2025-01-26', '2025-02-05', '2025-02-14', '2025-02-21', '2025-03-21'],
    ['2026-02-09', '2026-02-14', '2026-02-25', '2026-03-06', '2026-03-13', '2026-04-13'],
    ['2025-09-29', '2025-10-13', '2025-10-15', '2025-10-27', '2025-11-03', '2025-12-01'],
  ])('after %s is %s, %s, %s, %s and %s', (on, ...expected) => {
    const dues = [5, 7, 15, 20, 40].map(
      (allowed) => clockOf([{ kind: 'received', on }], on, calendar, allowed).dueOn,
    )
    expect(dues).toEqual(expected)
  })
})

const received: ClockEvent = { kind: 'received', on: '2024-03-01' }
const sent = (on: Day, dueOn?: Day, id = 'a'): ClockEvent => ({
  ...{ kind: 'consultation-sent', on, id, with: 'third-party' },
  ...(dueOn && { dueOn }),
})
const answered = (on: Day, id = 'a'): ClockEvent => ({ kind: 'consultation-answered', on, id })

describe('the clock of a request received on 2024-03-01, due on 2024-03-29', () => {
  it.each<[string, ClockEvent[], Day | null]>([
    ['alone', [], '2024-03-29'],
    ['extended by 20', [{ kind: 'extended', on: '2024-03-20', workingDays: 20 }], '2024-04-28'],
    [
      'asked a third party for 3 working days',
      [sent('2024-03-05'), answered('2024-03-08')],
      '2024-04-03',
    ],
    [
      'asked, with an answer after it was due',
      [sent('2024-03-05', '2024-03-08'), answered('2024-03-20')],
      '2024-04-03',
    ],
    [
      'asked, with no answer by the day it was due',
      [sent('2024-03-05', '2024-03-08')],
      '2024-04-03',
    ],
    [
      'asked two at once',
      [
        sent('2024-03-05'),
        answered('2024-03-08'),
        sent('2024-03-06', undefined, 'b'),
        answered('2024-03-07', 'b'),
      ],
      '2024-04-03',
    ],
    ['asked and answered on one day', [sent('2024-03-05'), answered('2024-03-05')], '2024-03-29'],
    ['asked after it was due', [sent('2024-04-10')], '2024-03-29'],
    ['asked, open', [sent('2024-03-05')], null],
    ['supplement asked', [{ kind: 'supplement-asked', on: '2024-03-06' }], null],
    [
      'supplement came',
      [
        { kind: 'supplement-asked', on: '2024-03-06' },
        { kind: 'supplement-received', on: '2024-03-15' },
      ],
      '2024-04-15',
    ],
    [
      'extended, then begun anew',
      [
        { kind: 'extended', on: '2024-03-06', workingDays: 5 },
        { kind: 'supplement-asked', on: '2024-03-07' },
        { kind: 'supplement-received', on: '2024-03-15' },
      ],
      '2024-04-15',
    ],
    [
      'supplement asked and come on one day',
      [
        { kind: 'supplement-asked', on: '2024-03-15' },
        { kind: 'supplement-received', on: '2024-03-15' },
      ],
      '2024-04-15',
    ],
    [
      'supplement come, and another asked on that day',
      [
        { kind: 'supplement-asked', on: '2024-03-06' },
        { kind: 'supplement-received', on: '2024-03-15' },
        { kind: 'supplement-asked', on: '2024-03-15' },
      ],
      null,
    ],
    [
      'fee asked and paid on one day',
      [
        { kind: 'fee-notified', on: '2024-03-15' },
        { kind: 'fee-paid', on: '2024-03-15' },
      ],
      '2024-04-15',
    ],
    [
      'supplement come, and a fee asked on that day',
      [
        { kind: 'supplement-asked', on: '2024-03-06' },
        { kind: 'supplement-received', on: '2024-03-15' },
        { kind: 'fee-notified', on: '2024-03-15' },
      ],
      null,
    ],
    ['fee asked', [{ kind: 'fee-notified', on: '2024-03-06' }], null],
    [
      'fee paid',
      [
        { kind: 'fee-notified', on: '2024-03-06' },
        { kind: 'fee-paid', on: '2024-03-15' },
      ],
      '2024-04-15',
    ],
    [
      'put off to a Saturday',
      [{ kind: 'postponed', on: '2024-03-06', until: '2024-04-20' }],
      '2024-04-22',
    ],
    [
      'put off to a day before it is due',
      [{ kind: 'postponed', on: '2024-03-06', until: '2024-03-11' }],
      '2024-03-29',
    ],
  ])('%s', (_, events, expected) => {
    expect(clockOf([received, ...events], '2024-03-22').dueOn).toBe(expected)
  })

  it('says what it waits for', () => {
    const waiting = clockOf(
      [received, { kind: 'supplement-asked', on: '2024-03-06' }],
      '2024-03-22',
    )
    expect(waiting).toMatchObject({
      ...{ state: 'waiting-supplement', used: 3, left: 17, dueOn: null },
      withoutDueOn: { message: expect.stringContaining('等待申请人补正') },
    })
    const asking = clockOf([received, sent('2024-03-05')], '2024-03-22')
    expect(asking).toMatchObject({ state: 'paused', used: 2, left: 18, dueOn: null })
  })

  it('counts the days it is late', () => {
    expect(clockOf([received], '2024-04-03')).toMatchObject({ used: 23, left: -3 })
    const ended: ClockEvent = { kind: 'ended', on: '2024-04-01' }
    expect(clockOf([received, ended], '2024-12-31')).toMatchObject({ state: 'ended', left: -1 })
  })

  it('tells of every day why it counts or not', () => {
    const { days } = clockOf([received, sent('2024-03-05'), answered('2024-03-06')], '2024-03-10')
    expect(
      days.slice(0, 10).map(({ on, number, why }) => `${on.slice(8)} ${number} ${why}`),
    ).toEqual([
      '01 null 收到之日，不计入',
      '02 null 周末',
      '03 null 周末',
      '04 1 工作日',
      '05 2 工作日',
      '06 null 征求第三方意见，不计入（条例第三十三条第三款）',
      '07 3 工作日',
      '08 4 工作日',
      '09 null 周末',
      '10 null 周末',
    ])
  })

  it('names no due day in a year that is not announced', () => {
    const { dueOn, withoutDueOn, used } = clockOf(
      [{ kind: 'received', on: '2026-12-15' }],
      '2026-12-31',
    )
    expect({ dueOn, used }).toEqual({ dueOn: null, used: 12 })
    expect(withoutDueOn?.message).toContain('还没有2027年的放假安排')
  })

  it('needs one receipt', () => {
    const given = { calendar, allowed: 20, today: '2024-03-22' }
    for (const events of [[], [received, { ...received, on: '2024-03-02' }]] as ClockEvent[][]) {
      expect(replay(events, given)).toMatchObject({ ok: false, error: { code: 'no-receipt' } })
    }
  })
})

const anyDay = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2024-03-01', days))
const anyEvent: fc.Arbitrary<ClockEvent> = fc.oneof(
  anyDay.map((on): ClockEvent => ({ kind: 'supplement-received', on })),
  anyDay.map((on): ClockEvent => ({ kind: 'supplement-asked', on })),
  anyDay.map((on): ClockEvent => ({ kind: 'fee-notified', on })),
  anyDay.map((on): ClockEvent => ({ kind: 'fee-paid', on })),
  anyDay.map((on): ClockEvent => ({ kind: 'ended', on })),
  fc
    .tuple(anyDay, fc.nat(20))
    .map(([on, workingDays]): ClockEvent => ({ kind: 'extended', on, workingDays })),
  fc.tuple(anyDay, anyDay).map(([on, until]): ClockEvent => ({ kind: 'postponed', on, until })),
  fc
    .tuple(anyDay, fc.option(anyDay, { nil: undefined }), fc.constantFrom('a', 'b'))
    .map(([on, dueOn, id]) => sent(on, dueOn, id)),
  fc.tuple(anyDay, fc.constantFrom('a', 'b')).map(([on, id]) => answered(on, id)),
)
const anyEvents = fc.array(anyEvent, { maxLength: 8 }).map((events) => [received, ...events])

describe('for all courses of a request', () => {
  it('the order in which events are told does not matter', () => {
    fc.assert(
      fc.property(anyEvents, anyDay, fc.infiniteStream(fc.nat()), (events, today, dice) => {
        const shuffled = events
          .map((event) => ({ event, key: dice.next().value }))
          .sort((one, other) => one.key - other.key)
          .map(({ event }) => event)
        expect(clockOf(shuffled, today)).toEqual(clockOf(events, today))
      }),
    )
  })

  it('a due day is a working day that counts', () => {
    fc.assert(
      fc.property(anyEvents, anyDay, (events, today) => {
        const { dueOn, days } = clockOf(events, today)
        if (dueOn === null) return
        expect(calendar.kindOf(dueOn)?.isWorking).toBe(true)
        expect(days.find(({ on }) => on === dueOn)?.number).toBeGreaterThanOrEqual(20)
      }),
    )
  })

  it('a pause never shortens', () => {
    fc.assert(
      fc.property(anyEvents, anyDay, anyDay, anyDay, (events, today, from, to) => {
        const before = clockOf(events, today).dueOn
        const after = clockOf([...events, sent(from, to, 'z')], today).dueOn
        if (before === null) expect(after).toBeNull()
        else if (after !== null) expect(after >= before).toBe(true)
      }),
    )
  })

  it('a further holiday never advances the due day', () => {
    fc.assert(
      fc.property(anyEvents, anyDay, anyDay, (events, today, holiday) => {
        const region = { region: '64', year: 2024, sources: ['test'], work: [] }
        const off = [{ name: '地方节日', from: holiday, to: holiday }]
        const longer = makeCalendar(NATIONAL, [{ ...region, off }], '640522')
        const before = clockOf(events, today).dueOn
        const after = clockOf(events, today, longer).dueOn
        // A day later may be one on which the applicant has the word: then nobody can name it.
        expect(after === null || (before !== null && after >= before)).toBe(true)
      }),
    )
  })
})
