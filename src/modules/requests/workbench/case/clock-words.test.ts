import { expect, it } from 'vitest'
import { spanText, stretchesOf, weekday } from './clock-words.ts'

const day = (on: string, number: number | null, why = '') => ({ on, number, why })

it('tells days in a row in one line, and each reason in its own', () => {
  const days = [
    day('2026-01-12', null, '收到之日，不计入'),
    day('2026-01-13', 1),
    day('2026-01-14', 2),
    day('2026-01-15', null, '周末'),
    day('2026-01-16', null, '周末'),
    day('2026-01-17', null, '征求意见'),
    day('2026-01-18', 3),
  ]
  expect(
    stretchesOf(days).map(({ from, to, first, last, count }) => [from, to, first, last, count]),
  ).toEqual([
    ['2026-01-12', '2026-01-12', null, null, 1],
    ['2026-01-13', '2026-01-14', 1, 2, 2],
    ['2026-01-15', '2026-01-16', null, null, 2],
    ['2026-01-17', '2026-01-17', null, null, 1],
    ['2026-01-18', '2026-01-18', 3, 3, 1],
  ])
  expect(stretchesOf([])).toEqual([])
})

it.each([
  ['2026-01-12', '2026-01-12', '1月12日'],
  ['2026-01-12', '2026-01-16', '1月12—16日'],
  ['2026-01-31', '2026-02-01', '1月31日—2月1日'],
])('writes %s to %s as %s', (from, to, text) => {
  expect(spanText(from, to)).toBe(text)
})

it('knows the day of the week', () => {
  expect(weekday('2026-01-31')).toBe('周六')
})
