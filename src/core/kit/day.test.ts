import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayInChina, daysBetween, isDay, timeInChina, yearOf } from './day.ts'

describe('a day', () => {
  it.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
    ['２０２６-01-01', false],
  ])('%s is one: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })

  it('is as many days after another as were added', () => {
    const days = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (date, count) => {
        const day = date.toISOString().slice(0, 10)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })

  it.each([
    ['2025-12-31T15:59:59Z', '2025-12-31', '2025-12-31 23:59'],
    ['2025-12-31T16:00:00Z', '2026-01-01', '2026-01-01 00:00'],
  ])('in China begins at 16:00 of the day before in Greenwich: %s', (instant, day, time) => {
    expect(dayInChina(instant)).toBe(day)
    expect(timeInChina(instant)).toBe(time)
    expect(yearOf(dayInChina(instant))).toBe(Number(day.slice(0, 4)))
  })

  it.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-10', 0, '2026-01-10'],
  ])('%s and %i months are %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
})
