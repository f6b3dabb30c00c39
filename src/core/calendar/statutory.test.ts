import { expect, it } from 'vitest'
import { NATIONAL } from './calendar.ts'
import { isInProvince } from './provinces.ts'
import { missingHolidays, statutoryOf } from './statutory.ts'

const named = (...names: string[]) =>
  names.map((name) => ({ name, from: '2027-01-01', to: '2027-01-01' }))

it('none is missing in what was announced of any year', () => {
  for (const each of NATIONAL) expect([each.year, missingHolidays(each)]).toEqual([each.year, []])
})

it.each([
  [2027, [], ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']],
  [2027, ['元旦', '春节'], ['清明节', '劳动节', '端午节', '中秋节', '国庆节']],
  [2027, ['元旦', '春节', '清明', '五一', '端午', '中秋节、国庆节'], []],
  [2007, ['元旦', '春节'], ['劳动节', '国庆节']],
])('%i with %j lacks %j', (year, names, missing) => {
  expect(missingHolidays({ year, off: named(...names) })).toEqual(missing)
})

it('says on which ground', () => {
  expect(statutoryOf(2026).basis).toContain('全国年节及纪念日放假办法')
  expect(statutoryOf(1990).holidays).toEqual([])
})

it.each([
  ['640522', true],
  ['11', true],
  ['999999', false],
  ['00', false],
  ['160000', false],
])('%s is in a province: %s', (code, expected) => expect(isInProvince(code)).toBe(expected))
