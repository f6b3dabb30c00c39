import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../kit/day.ts'
import {
  type Countable,
  type DisputeKind,
  type DisputeResult,
  disputeColumn,
  type OutcomeRow,
  rowOfAll,
  rowsOf,
  tableFour,
  tableThree,
  yearPeriod,
} from './counting.ts'

const same = (row: string): OutcomeRow => ({ 2019: row, 2021: row })
const request = (given: Partial<Countable>): Countable => ({
  ...{ applicant: 'natural', receivedOn: '2025-03-01', decidedOn: null, outcomes: [] },
  ...{ isSplit: false, matters: 1, ...given },
})

describe('a request is counted', () => {
  const granted = { decidedOn: '2025-12-31', outcomes: [same('granted')] }
  const over = { receivedOn: '2025-12-20', decidedOn: '2026-01-04', outcomes: [same('partial')] }
  it.each<[string, Partial<Countable>, number, string]>([
    ['in its year', granted, 2025, 'new granted'],
    ['not in the next', granted, 2026, ''],
    ['not in the one before', granted, 2024, ''],
    ['open at New Year', over, 2025, 'new carried_out'],
    ['decided after New Year', over, 2026, 'carried_in partial'],
    ['open for two years', {}, 2026, 'carried_in carried_out'],
    [
      'as one, granted in part',
      { ...granted, matters: 2, outcomes: [same('granted'), same('denied_process')] },
      ...([2025, 'new partial'] as const),
    ],
    [
      'by matter',
      { ...granted, matters: 2, isSplit: true, outcomes: [same('granted'), same('denied_law')] },
      ...([2025, 'new new granted denied_law'] as const),
    ],
  ])('%s', (_, given, year, expected) => {
    const rows = rowsOf(request(given), yearPeriod(year), 2021)
    expect(rows.flatMap(({ row, units }) => Array(units).fill(row)).join(' ')).toBe(expected)
  })

  it.each([
    [['granted', 'granted'], 'granted'],
    [['denied_law', 'unavailable_not_held'], 'denied_law'],
    [['unavailable_not_held', 'granted'], 'partial'],
    [['partial'], 'partial'],
    [[], 'other'],
  ])('with matters %j as %s', (rows, expected) => {
    expect(rowOfAll(rows)).toBe(expected)
  })

  it('in the row of the form that was in force', () => {
    const outcome = { 2019: 'other', 2021: 'other_no_correction' }
    const given = request({ decidedOn: '2025-06-01', outcomes: [outcome] })
    expect(tableThree([given], yearPeriod(2025), 2019)).toEqual({
      't3.new.natural': 1,
      't3.other.natural': 1,
    })
    const later = tableThree([given], yearPeriod(2025), 2021)
    expect(later).toEqual({ 't3.new.natural': 1, 't3.other_no_correction.natural': 1 })
  })
})

const anyDay = (from: Day) => fc.nat(900).map((days) => addDays(from, days))
const anyRequest = fc
  .record({
    applicant: fc.constantFrom<Countable['applicant']>('natural', 'business', 'legal'),
    receivedOn: anyDay('2023-06-01'),
    takes: fc.option(fc.nat(500), { nil: null }),
    rows: fc.array(fc.constantFrom('granted', 'partial', 'denied_law'), {
      ...{ minLength: 1, maxLength: 3 },
    }),
    isSplit: fc.boolean(),
  })
  .map(({ applicant, receivedOn, takes, rows, isSplit }) =>
    request({
      ...{ applicant, receivedOn, isSplit, matters: rows.length, outcomes: rows.map(same) },
      decidedOn: takes === null ? null : addDays(receivedOn, takes),
    }),
  )

describe('table three of any cases', () => {
  const sumOf = (figures: Readonly<Record<string, number>>, rows: (row: string) => boolean) =>
    Object.entries(figures)
      .filter(([cell]) => rows(cell.split('.')[1] ?? ''))
      .reduce((sum, [, value]) => sum + value, 0)
  const isEntrance = (row: string) => row === 'new' || row === 'carried_in'

  it('balances: new and brought over are decided or carried on', () => {
    fc.assert(
      fc.property(fc.array(anyRequest), fc.integer({ min: 2023, max: 2026 }), (requests, year) => {
        const figures = tableThree(requests, yearPeriod(year), 2021)
        expect(sumOf(figures, isEntrance)).toBe(sumOf(figures, (row) => !isEntrance(row)))
      }),
    )
  })

  it('brings over what the year before carried on', () => {
    fc.assert(
      fc.property(fc.array(anyRequest), fc.integer({ min: 2023, max: 2026 }), (requests, year) => {
        const out = sumOf(
          tableThree(requests, yearPeriod(year), 2021),
          (row) => row === 'carried_out',
        )
        const into = sumOf(
          tableThree(requests, yearPeriod(year + 1), 2021),
          (row) => row === 'carried_in',
        )
        expect(into).toBe(out)
      }),
    )
  })
})

describe('a dispute is counted', () => {
  it.each<[DisputeKind, Day, Day | null, DisputeResult | null, number, string | null]>([
    ['reconsideration', '2025-03-01', '2025-05-01', 'upheld', 2025, 'review_upheld'],
    ['reconsideration', '2025-12-01', '2026-02-01', 'corrected', 2025, 'review_pending'],
    ['reconsideration', '2025-12-01', '2026-02-01', 'corrected', 2026, 'review_corrected'],
    ['direct-litigation', '2025-03-01', null, null, 2026, 'suit_direct_pending'],
    ['litigation-after', '2025-03-01', '2025-09-01', 'other', 2025, 'suit_after_other'],
    ['litigation-after', '2025-03-01', '2025-09-01', 'other', 2026, null],
    ['litigation-after', '2025-03-01', null, null, 2024, null],
  ])('%s of %s, closed %s as %s, in %i as %s', (kind, filedOn, closedOn, result, year, column) => {
    const dispute = { kind, filedOn, closedOn, result }
    expect(disputeColumn(dispute, yearPeriod(year))).toBe(column)
    expect(tableFour([dispute, dispute], yearPeriod(year))).toEqual(
      column ? { [`t4.n.${column}`]: 2 } : {},
    )
  })
})
