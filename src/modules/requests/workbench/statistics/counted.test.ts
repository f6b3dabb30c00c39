import { expect, it } from 'vitest'
import { addressOf, countedOf, wholeYear } from './counted.ts'

const TODAY = '2026-11-21'
const asked = (query: string, today = TODAY) => countedOf(new URLSearchParams(query), today)

it.each([
  ['', TODAY, { from: '2026-01-01', to: '2026-12-31' }],
  ['', '2026-03-31', { from: '2025-01-01', to: '2025-12-31' }],
  ['from=2025-04-01&to=2025-06-30', TODAY, { from: '2025-04-01', to: '2025-06-30' }],
  ['from=2025-04-31&to=2025-06-30', TODAY, { from: '2026-01-01', to: '2026-12-31' }],
  ['below=true', TODAY, { from: '2026-01-01', to: '2026-12-31' }],
  [
    'agencyId=a&below=true',
    TODAY,
    { agencyId: 'a', below: true, from: '2026-01-01', to: '2026-12-31' },
  ],
])('%s on %s', (query, today, expected) => {
  expect(asked(query, today)).toEqual(expected)
})

it('is the same again from its own address', () => {
  const counted = asked('agencyId=a&below=true&from=2025-04-01&to=2025-06-30&form=foi-annual-2019')
  expect(asked(addressOf(counted, 't3.new.total'))).toEqual(counted)
  expect(addressOf(counted, 't3.new.total')).toMatch(/&cell=t3\.new\.total$/)
})

it.each([
  ['2025-01-01', '2025-12-31', 2025],
  ['2025-01-01', '2026-12-31', null],
  ['2025-01-02', '2025-12-31', null],
])('%s to %s is the year %s', (from, to, year) => {
  expect(wholeYear({ from, to })).toBe(year)
})
