import { describe, expect, it } from 'vitest'
import { filterOf, isSame, queryOf, standingViews } from './filter.ts'

describe('a selection of the register', () => {
  it.each([
    ['', {}],
    ['?year=2026&mine=true&words=食堂', { year: 2026, mine: true, words: '食堂' }],
    ['?year=abc&dueBy=2026-02-30&mine=no', {}],
    ['?internallyLate=true', { internallyLate: true }],
    ['?undated=true', { undated: true }],
    ['?applicant=110105194912310038', {}],
  ])('of the address %s is %j', (address, expected) => {
    expect(filterOf(new URLSearchParams(address))).toEqual(expected)
  })

  it('comes back from its own address', () => {
    for (const { filter } of standingViews('2026-01-15')) {
      expect(filterOf(new URLSearchParams(queryOf(filter)))).toEqual(filter)
    }
  })

  it('is the same in any order', () => {
    expect(isSame({ year: 2026, mine: true }, { mine: true, year: 2026 })).toBe(true)
    expect(isSame({ mine: true }, {})).toBe(false)
    expect(isSame({ mine: false }, {})).toBe(true)
  })
})
