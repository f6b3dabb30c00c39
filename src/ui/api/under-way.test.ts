import { expect, it } from 'vitest'
import { UnderWay } from './under-way.ts'

it('lets the same through once until it has ended, and another meanwhile', () => {
  const underWay = new UnderWay()
  expect(underWay.begin({ place: 'report', text: '甲' })).toBe(true)
  expect(underWay.begin({ place: 'report', text: '甲' })).toBe(false)
  expect(underWay.begin({ place: 'report', text: '乙' })).toBe(true)
  underWay.end({ place: 'report', text: '甲' })
  expect(underWay.begin({ place: 'report', text: '甲' })).toBe(true)
  expect(underWay.begin({ place: 'report', text: '乙' })).toBe(false)
})

it('knows a thing without input as well', () => {
  const underWay = new UnderWay()
  expect(underWay.begin(undefined)).toBe(true)
  expect(underWay.begin(undefined)).toBe(false)
})
