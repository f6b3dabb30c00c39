import { expect, it } from 'vitest'
import { countsOf, nearDay } from './today-counts.ts'

const OFF = { name: '劳动节', from: '2026-05-01', to: '2026-05-05' }
const YEAR = {
  ...{ year: 2026, scope: '', off: [OFF], work: ['2026-05-09'], sources: ['国办'] },
  ...{ isBuiltIn: true, isReplaced: false, importedAt: null },
}
const LOCAL = {
  ...{ ...YEAR, scope: '64', work: [], isBuiltIn: false },
  off: [{ name: '古尔邦节', from: '2026-05-06', to: '2026-05-06' }],
}

it.each([
  ['over a holiday and a Saturday that is worked', [YEAR], '2026-05-11'],
  ['over a day off of one part of the country', [YEAR, LOCAL], '2026-05-12'],
  ['without what was replaced', [YEAR, { ...LOCAL, isReplaced: true }], '2026-05-11'],
  ['by the week where the year is not announced', [], '2026-05-07'],
])('counts five working days %s', (_, years, expected) => {
  expect(nearDay(years, '640100', '2026-04-30')).toBe(expected)
})

it('has nothing to do with the days off of another part of the country', () => {
  expect(nearDay([YEAR, LOCAL], '330000', '2026-04-30')).toBe('2026-05-11')
})

it.each<[string, readonly string[], string[]]>([
  ['a clerk', ['clerk'], ['approved', 'submitted']],
  ['a reviewer', ['reviewer'], ['drafted']],
  ['a leader', ['leader'], ['reviewed']],
  ['who both examines and signs', ['reviewer', 'leader'], ['reviewed', 'drafted']],
])('shows %s what waits for them', (_, roles, expected) => {
  const counts = countsOf(roles, { today: '2026-04-30', near: '2026-05-11' })
  expect(counts.flatMap(({ filter }) => filter.states ?? [])).toEqual(expected)
  expect(counts[0]).toMatchObject({ filter: { dueBy: '2026-04-29' }, isBad: true })
})
