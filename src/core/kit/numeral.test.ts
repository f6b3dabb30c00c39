import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumeral } from './numeral.ts'

describe('parseNumeral', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['１２', 12],
    ['1,407', 1407],
    ['１，４０７', 1407],
    ['12,345,678', 12345678],
    ['365.868', 365.868],
    ['３．５', 3.5],
    ['3.2万', 32000],
    ['5千', 5000],
    ['2百万', 2000000],
    ['3万2千', 32000],
    ['1亿3000万', 130000000],
    ['三', 3],
    ['两', 2],
    ['零', 0],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['五十九', 59],
    ['一百零五', 105],
    ['二百一十', 210],
    ['一千零四十', 1040],
    ['三万二千', 32000],
    ['三万零二百', 30200],
    ['十二万', 120000],
    ['一亿二千万', 120000000],
    ['三万二', 32000],
    ['三万亿', 3e12],
    ['一百一十', 110],
    ['二〇二〇', 2020],
    ['九十五点九', 95.9],
  ])('reads %s as %d', (text, value) => {
    expect(parseNumeral(text)).toMatchObject({ value, percent: false })
  })

  it.each([
    ['百分之五十九', 59, 0],
    ['百分之九十五点九', 95.9, 1],
    ['百分之百', 100, 0],
    ['59%', 59, 0],
    ['95.90％', 95.9, 2],
  ])('reads %s as %d per cent', (text, value, decimals) => {
    expect(parseNumeral(text)).toEqual({ value, percent: true, decimals })
  })

  it.each([
    '',
    '半数',
    '第三',
    '约5',
    '1,40',
    '一是',
    '5件',
    '万',
    '3 4',
    '二万三亿五万件',
    '一二三百',
    '%',
    '百分之',
    '点五',
    '1.2.3',
  ])('refuses «%s»', (text) => {
    expect(parseNumeral(text)).toBeNull()
  })

  it('reads back every whole number written with separators', () => {
    fc.assert(
      fc.property(fc.nat(1e9), (value) => {
        expect(parseNumeral(value.toLocaleString('en-US'))?.value).toBe(value)
      }),
    )
  })

  it('never throws and never gives anything but a finite number', () => {
    const piece = fc.constantFrom(
      ...'〇零一二三四五六七八九十百千万亿两点0123456789.,，％%百分之余',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const numeral = parseNumeral(pieces.join(''))
        expect(numeral === null || Number.isFinite(numeral.value)).toBe(true)
      }),
    )
  })
})
