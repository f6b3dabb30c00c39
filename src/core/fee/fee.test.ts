import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FeeMode, feeFor, feeScheduleOn } from './fee.ts'

const schedule = feeScheduleOn('2026-01-01')

function fenOf(mode: FeeMode, units: number, before = 0): number {
  const fee = schedule && feeFor(schedule.by[mode], units, before)
  if (!fee?.ok) throw new Error('no fee')
  expect(fee.value.steps.reduce((sum, { count }) => sum + count, 0)).toBe(units)
  return fee.value.fen
}

describe('a fee', () => {
  it.each<[FeeMode, number, number]>([
    ['items', 0, 0],
    ['items', 10, 0],
    ['items', 11, 100],
    ['items', 30, 2000],
    ['items', 31, 2200],
    ['items', 40, 4000],
    ['items', 45, 5500],
    ['items', 51, 7400],
    ['pages', 30, 0],
    ['pages', 31, 10],
    ['pages', 100, 700],
    ['pages', 120, 1100],
    ['pages', 200, 2700],
    ['pages', 201, 2740],
  ])('by %s for %i is %i yuan', (mode, units, yuan) => {
    expect(fenOf(mode, units)).toBe(yuan * 100)
  })

  it('of several applications of a month is that of all together', () => {
    const mode = fc.constantFrom<FeeMode>('items', 'pages')
    fc.assert(
      fc.property(mode, fc.nat(300), fc.nat(300), (by, first, second) => {
        expect(fenOf(by, first) + fenOf(by, second, first)).toBe(fenOf(by, first + second))
      }),
    )
  })

  it('never falls when there is more', () => {
    const mode = fc.constantFrom<FeeMode>('items', 'pages')
    fc.assert(
      fc.property(mode, fc.nat(300), (by, units) => {
        expect(fenOf(by, units + 1)).toBeGreaterThanOrEqual(fenOf(by, units))
      }),
    )
  })

  it.each([-1, 1.5, Number.NaN, 1_000_001])('%d units are refused', (units) => {
    const tariff = schedule?.by.items
    expect(tariff && feeFor(tariff, units)).toMatchObject({ ok: false, error: { kind: 'invalid' } })
  })

  it('was not charged by these rules before 2021', () => {
    expect(feeScheduleOn('2020-12-31')).toBeNull()
  })
})
