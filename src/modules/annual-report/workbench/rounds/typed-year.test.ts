import { expect, it } from 'vitest'
import { yearIn } from './typed-year.ts'

it.each([
  ['2025', 2025],
  ['２０２０', 2020],
  [' 2020　', 2020],
  ['9999', 9999],
  ['99999', null],
  ['202', null],
  ['0202', null],
  ['2025年', null],
  ['', null],
])('reads the year in %j', (typed, year) => {
  expect(yearIn(typed)).toBe(year)
})
