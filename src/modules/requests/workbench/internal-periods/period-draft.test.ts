import { expect, it } from 'vitest'
import { gapsOf, NO_PERIOD, periodOf } from './period-draft.ts'

it.each<[string, number | null]>([
  ['10', 10],
  [' １０ ', 10],
  ['0', null],
  ['20', null],
  ['1.5', null],
  ['十', null],
  ['', null],
])('reads %j as %s working days', (workingDays, expected) => {
  const draft = { ...NO_PERIOD, workingDays }
  expect('workingDays' in gapsOf(draft, 19)).toBe(expected === null)
  if (expected !== null) expect(periodOf(draft).workingDays).toBe(expected)
})

it('sends no days with a rule that has none, and no agency for all', () => {
  const draft = { ...NO_PERIOD, rule: 'none', workingDays: '8' } as const
  expect(periodOf(draft)).toMatchObject({ agencyId: null, rule: 'none', workingDays: null })
  expect(gapsOf({ ...draft, workingDays: 'x' }, 19)).toEqual({})
})
