import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sketch } from './fixtures/build.ts'
import { Allowance, LimitExceeded } from './limits.ts'
import { type ListedCell, placeCells, sheetBlocks, tableBlocks } from './table.ts'

const cell = (text: string, rowSpan = 1, columnSpan = 1): ListedCell => ({
  text,
  rowSpan,
  columnSpan,
})
const place = (rows: ListedCell[][]) => placeCells(rows, new Allowance(10_000))

describe('placeCells', () => {
  test('puts cells beside spans from above', () => {
    const table = place([
      [cell('a', 2, 2), cell('b')],
      [cell('c')],
      [cell('d'), cell('e'), cell('f')],
    ])
    expect(sketch(tableBlocks(table, {}))).toEqual([
      ['0,0+2x2 a', '0,2 b', '1,2 c', '2,0 d', '2,1 e', '2,2 f'],
    ])
  })

  test('cuts spans at the last row and fills what nobody claims', () => {
    const table = place([[cell('a', 9), cell('b'), cell('c')], [cell('d')]])
    expect(sketch(tableBlocks(table, {}))).toEqual([
      ['0,0+2x1 a', '0,1 b', '0,2 c', '1,1 d', '1,2'],
    ])
  })

  test('marks what a row has no cells for, but not what it leaves free at its start', () => {
    const table = place([
      [cell('a'), cell('b'), cell('c')],
      [cell('d')],
      [{ ...cell('e'), skip: 1 }, cell('f')],
    ])
    const missing = table.cells.filter((each) => each.missing)
    expect(missing.map(({ row, column }) => [row, column])).toEqual([
      [1, 1],
      [1, 2],
    ])
  })

  test('refuses more positions than allowed', () => {
    const wide = Array.from({ length: 9 }, () => [cell('', 1, 100)])
    expect(() => placeCells(wide, new Allowance(500))).toThrow(LimitExceeded)
  })

  test('covers every position exactly once, whatever the spans', () => {
    const listed = fc.record({
      text: fc.constant('x'),
      rowSpan: fc.integer({ min: -1, max: 4 }),
      columnSpan: fc.integer({ min: -1, max: 4 }),
      skip: fc.nat(2),
    })
    fc.assert(
      fc.property(fc.array(fc.array(listed, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
        const table = place(rows)
        const seen = new Set<string>()
        for (const { row, column, rowSpan, columnSpan } of table.cells) {
          for (let y = row; y < row + rowSpan; y += 1) {
            for (let x = column; x < column + columnSpan; x += 1) {
              expect(seen.has(`${y},${x}`)).toBe(false)
              seen.add(`${y},${x}`)
            }
          }
        }
        expect(seen.size).toBe(table.rows * table.columns)
      }),
    )
  })
})

describe('tableBlocks', () => {
  test('a row of prose across the width becomes a paragraph between two grids', () => {
    const prose = '本年度主动公开政府信息。'.repeat(20)
    const rows = [[cell('a'), cell('b')], [cell(prose, 1, 2)], [cell('c'), cell('d')]]
    expect(sketch(tableBlocks(place(rows), {}))).toEqual([
      ['0,0 a', '0,1 b'],
      prose,
      ['0,0 c', '0,1 d'],
    ])
  })

  test('a caption across the width stays in its grid', () => {
    const rows = [[cell('第一项', 1, 2)], [cell('a'), cell('b')]]
    expect(sketch(tableBlocks(place(rows), {}))).toEqual([['0,0+1x2 第一项', '1,0 a', '1,1 b']])
  })
})

describe('sheetBlocks', () => {
  test('a label whose figures are blank stays in the table; a blank row ends it', () => {
    const rows = [
      [cell('情况'), cell('')],
      [cell('a'), cell('1')],
      [cell('b'), cell('')],
      [cell(''), cell('')],
      [cell('说明'), cell('')],
    ]
    expect(sketch(sheetBlocks(place(rows), {}))).toEqual([
      '情况',
      ['0,0 a', '0,1 1', '1,0 b', '1,1'],
      '说明',
    ])
  })

  test('blank rows that are listed belong to the table, two at its end', () => {
    const blank = [cell(''), cell('')]
    const rows = [[cell('甲'), cell('乙')], blank, blank, blank, [cell('六'), cell('')]]
    expect(sketch(sheetBlocks(place(rows), {}, new Set([1, 2, 3])))).toEqual([
      ['0,0 甲', '0,1 乙', '1,0', '1,1', '2,0', '2,1'],
      '六',
    ])
  })
})
