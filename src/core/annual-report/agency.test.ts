import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameAgency } from './agency.ts'

describe('isSameAgency', () => {
  test.each([
    ['安澜县财政局', '安澜县财政局', true],
    ['安澜县 财政局', '安澜县财政局', true],
    ['财政局', '安澜县财政局', true],
    ['安澜县财政局', '云州市安澜县财政局', true],
    ['安澜县人民政府', '云南省云州市安澜县人民政府', true],
    ['教育局', '东海自治州教育局', true],
    ['安县人民政府', '江安县人民政府', false],
    ['管理局', '城市管理局', false],
    ['服务中心', '社区服务中心', false],
    ['财政局', '安澜县民政局', false],
    ['人民政府', '安澜县人民政府办公室', false],
    ['', '安澜县', false],
  ])('%s / %s: %s', (one, other, same) => {
    expect(isSameAgency(one, other)).toBe(same)
    expect(isSameAgency(other, one)).toBe(same)
  })

  test('every name is the same as itself, with and without its region', () => {
    const words = fc.constantFrom('财政', '民政', '水务', '城市管理', '行政审批')
    fc.assert(
      fc.property(words, fc.constantFrom('安澜县', '云州市', '西旗'), (word, region) => {
        expect(isSameAgency(`${word}局`, `${word}局`)).toBe(true)
        expect(isSameAgency(`${word}局`, `${region}${word}局`)).toBe(true)
      }),
    )
  })
})
