import { describe, expect, it } from 'vitest'
import { areaOf, boxBetween, boxOf, firstBox, gapsOf, inputOf } from './marks.ts'

const A4 = { width: 595, height: 842 }
const GROUND = 'deny_third_party'
const area = areaOf(1, 1, { x: 10.04, y: 20, width: 30, height: 12.56 }, GROUND)

describe('a box that is dragged', () => {
  it.each([
    ['downwards', { x: 10, y: 20 }, { x: 40, y: 60 }, { x: 10, y: 20, width: 30, height: 40 }],
    ['upwards', { x: 40, y: 60 }, { x: 10, y: 20 }, { x: 10, y: 20, width: 30, height: 40 }],
    [
      'off the page',
      { x: 580, y: 800 },
      { x: 900, y: 900 },
      { x: 580, y: 800, width: 15, height: 42 },
    ],
    ['by a click', { x: 10, y: 20 }, { x: 11, y: 60 }, null],
  ])('%s', (_how, from, to, box) => {
    expect(boxBetween(from, to, A4)).toEqual(box)
  })
})

it('a box that is added by keyboard lies on its page', () => {
  const first = areaOf(1, 1, firstBox(A4), GROUND)
  expect(gapsOf({ areas: [first], texts: [] }, [A4])).toEqual({})
})

it.each([
  ['nothing', {}, {}],
  ['a page the file does not have', { page: '2' }, { 'areas/0': '页码应当是1到1的整数。' }],
  ['half a page', { page: '1.5' }, { 'areas/0': '页码应当是1到1的整数。' }],
  ['an empty number', { x: '' }, { 'areas/0': '位置和大小请填写数字，宽度、高度须大于0。' }],
  ['no width', { width: '0' }, { 'areas/0': '位置和大小请填写数字，宽度、高度须大于0。' }],
  ['a place beside the page', { x: '600' }, { 'areas/0': '这个区域不在页面上。' }],
  ['no ground', { ground: '' }, { 'areas/0/ground': '请选择不予公开的依据。' }],
])('of an area, %s is missing or wrong', (_what, change, gaps) => {
  expect(gapsOf({ areas: [{ ...area, ...change }], texts: [] }, [A4])).toEqual(gaps)
})

it('of a text its words and its ground are wanted', () => {
  const gaps = gapsOf({ areas: [], texts: [{ id: 1, text: ' ', ground: '' }] }, [A4])
  expect(Object.keys(gaps)).toEqual(['texts/0/text', 'texts/0/ground'])
})

it('an area is drawn where its numbers say, and sent as numbers', () => {
  expect(boxOf(area)).toEqual({ x: 10, y: 20, width: 30, height: 12.6 })
  expect(boxOf({ ...area, height: 'x' })).toBeNull()
  const marks = { areas: [area], texts: [{ id: 2, text: ' 张三 ', ground: GROUND }] }
  expect(inputOf(marks)).toEqual({
    areas: [{ page: 1, x: 10, y: 20, width: 30, height: 12.6, ground: GROUND }],
    texts: [{ text: '张三', ground: GROUND }],
  })
})
