import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEWEST, type Timed, timelinessOf, withheld } from './summary.ts'

const YEAR = { from: '2025-01-01', to: '2025-12-31' }
const request = (given: Partial<Timed>): Timed => ({
  ...{ receivedOn: '2025-03-03', decidedOn: '2025-03-31', kinds: ['provide'] },
  ...{ dueOn: '2025-03-31', days: 20, ...given },
})
const of = (...requests: Partial<Timed>[]) =>
  timelinessOf(requests.map(request), YEAR, '2026-05-01')

describe('timeliness', () => {
  it.each<[string, Partial<Timed>, object]>([
    ['on its last day', {}, { answers: 1, onTime: 1, medianDays: 20, lateAndOpen: 0 }],
    ['a day late', { decidedOn: '2025-04-01' }, { answers: 1, onTime: 0 }],
    ['of another year', { decidedOn: '2024-12-31' }, { answers: 0, medianDays: null }],
    ['withdrawn', { kinds: ['withdrawn'] }, { answers: 0, onTime: 0 }],
    ['not confirmed', { dueOn: null, decidedOn: null }, { answers: 0, lateAndOpen: 0 }],
    ['open and late at New Year', { decidedOn: '2026-02-01' }, { answers: 0, lateAndOpen: 1 }],
    ['open, not late', { decidedOn: null, dueOn: '2025-12-31' }, { lateAndOpen: 0 }],
  ])('%s', (_, given, expected) => {
    expect(of(given)).toMatchObject(expected)
  })

  it('is as of today while the year goes on', () => {
    const open = [request({ decidedOn: null, dueOn: '2025-03-31' })]
    expect(timelinessOf(open, YEAR, '2025-03-31')).toMatchObject({ lateAndOpen: 0 })
    expect(timelinessOf(open, YEAR, '2025-04-01')).toMatchObject({ lateAndOpen: 1 })
  })

  it('has the middle of the days, whatever their order', () => {
    const taken = (days: number[]) => of(...days.map((each) => ({ days: each }))).medianDays
    expect([taken([3, 20, 4]), taken([1, 20, 5, 2])]).toEqual([4, 3.5])
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1 }), (days) => {
        const middle = taken(days) ?? Number.NaN
        expect(days.filter((each) => each < middle).length).toBeLessThanOrEqual(days.length / 2)
        expect(days.filter((each) => each > middle).length).toBeLessThanOrEqual(days.length / 2)
      }),
    )
  })
})

describe('what is withheld', () => {
  it.each<[Record<string, number>, string[]]>([
    [{ a: 0, b: FEWEST }, []],
    [{ a: 1, b: 2, c: 30 }, ['a', 'b']],
    [{ a: 1, b: 9, c: 30 }, ['a', 'b']],
    [{ a: 1 }, ['a']],
  ])('of %j', (counts, expected) => {
    expect([...withheld(new Map(Object.entries(counts)))]).toEqual(expected)
  })
})
