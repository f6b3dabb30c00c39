import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overlap, shingles, similarity } from './similarity.ts'

const TEXT =
  '存在的主要问题是政策解读形式单一，部分栏目更新不够及时。下一步将增加图表解读，按月核对栏目更新情况。'

describe('similarity', () => {
  test('is 1 for the same text, whatever its figures, spaces and punctuation', () => {
    expect(similarity(TEXT, TEXT)).toBe(1)
    expect(similarity('2019年共公开信息 120 条，全部及时。', '2020年共公开信息89条全部及时')).toBe(
      1,
    )
  })

  test('falls with every sentence that differs', () => {
    const little = similarity(TEXT, TEXT.replace('图表解读', '视频解读'))
    const much = similarity(
      TEXT,
      `${TEXT.slice(0, 26)}今后安排专人跟班学习并编写答复范例供各科室使用。`,
    )
    expect(little).toBeGreaterThan(0.7)
    expect(much).toBeLessThan(0.6)
    expect(similarity(TEXT, '门户网站按统一目录设置公开栏目，大厅配有查询设备。')).toBeLessThan(0.1)
  })

  test('is 0 for texts too short to have a run', () => {
    expect(similarity('', '')).toBe(0)
    expect(similarity('无', '无')).toBe(0)
  })

  test('lies between 0 and 1 and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
        const value = similarity(one, other)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(value).toBe(similarity(other, one))
      }),
    )
  })
})

test('shingles are sorted and distinct', () => {
  const runs = [...shingles(TEXT + TEXT)]
  expect(runs).toEqual([...new Set(runs)].sort((left, right) => left - right))
  expect(overlap(shingles(TEXT + TEXT), shingles(TEXT))).toBeGreaterThan(0.9)
})
