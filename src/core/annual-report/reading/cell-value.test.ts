import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTooLarge, looksLikeValue, readValue } from './cell-value.ts'

it.each([
  ['99999999999999999999', true],
  ['９９９９９９９９９９９９９９９９９９９９', true],
  ['-99,999,999,999,999 件', true],
  ['9007199254', false],
  ['见附件', false],
  ['1 2', false],
])('knows whether %j is a number beyond reckoning', (raw, expected) => {
  expect(isTooLarge(raw)).toBe(expected)
  if (expected) expect(readValue(raw, 'count').value.kind).toBe('text')
})

describe('readValue', () => {
  it.each([
    ['3001', 3001],
    [' 0 ', 0],
    ['１２', 12],
    ['1,234', 1234],
    ['1，234，567', 1234567],
    ['+7', 7],
    ['-3', -3],
    ['－3', -3],
    ['−3', -3],
    ['＋７', 7],
    ['3 件', 3],
    ['3件', 3],
    ['０　件', 0],
    ['1,234,\n567', 1234567],
    ['-0', 0],
  ])('reads %j as a count of %d', (raw, value) => {
    expect(readValue(raw, 'count')).toEqual({ value: { kind: 'number', value } })
  })

  it.each([
    ['365.868', 365.868, undefined],
    ['365.868 万元', 365.868, undefined],
    ['251000元', 25.1, '元'],
    ['1.2亿元', 12000, '亿元'],
    ['0.000001', 0.000001, undefined],
  ])('reads %j as %d 万元', (raw, value, unit) => {
    expect(readValue(raw, 'amount')).toEqual({
      value: { kind: 'number', value },
      ...(unit ? { unit } : {}),
    })
  })

  it.each([
    ['134²', 134, '²'],
    ['1,234 [¹]', 1234, '[¹]'],
    ['3件(¹⁰)', 3, '(¹⁰)'],
  ])('reads %j as %d with a note', (raw, value, note) => {
    expect(readValue(raw, 'count')).toEqual({ value: { kind: 'number', value }, note })
    expect(looksLikeValue(raw)).toBe(true)
  })

  it.each([
    ['', 'blank'],
    ['　', 'blank'],
    ['/', 'slash'],
    ['／', 'slash'],
    ['—', 'slash'],
    ['-', 'slash'],
    ['－－', 'slash'],
    ['不适用', 'na'],
    ['不 适 用', 'na'],
    ['N/A', 'na'],
    ['无', 'text'],
    ['三', 'text'],
    ['1 2', 'text'],
    ['3\n5', 'text'],
    ['2024\n15', 'text'],
    ['54411\n03', 'text'],
    ['²', 'text'],
    ['5m²', 'text'],
    ['不适\n用', 'na'],
    ['12,34', 'text'],
    ['1.2.3', 'text'],
    ['约5', 'text'],
    ['9999999999999999999', 'text'],
    ['3元', 'text'],
  ])('does not take %j for a count (%s)', (raw, kind) => {
    expect(readValue(raw, 'count').value).toEqual({ kind })
  })

  it('reads back every whole number however it is written', () => {
    const written = fc.tuple(
      fc.integer({ min: 0, max: 10 ** 9 }),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('', '件', ' 件'),
    )
    fc.assert(
      fc.property(written, ([value, grouped, wide, unit]) => {
        const digits = grouped ? value.toLocaleString('en-US') : String(value)
        const text = wide
          ? digits.replace(/[\d,]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
          : digits
        expect(readValue(text + unit, 'count').value).toEqual({ kind: 'number', value })
      }),
    )
  })

  it('never throws and never makes a figure without digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const { value } = readValue(raw, 'amount')
        expect(value.kind === 'number' && !/[\d０-９]/.test(raw)).toBe(false)
      }),
    )
  })
})

describe('looksLikeValue', () => {
  it.each(['0', '+7', '3 件', '/', '—', '不适用'])('%j', (raw) =>
    expect(looksLikeValue(raw)).toBe(true),
  )
  it.each(['', '规章', '第二十条', '1.属于国家秘密', '2020 年', '无'])('not %j', (raw) =>
    expect(looksLikeValue(raw)).toBe(false),
  )
})
