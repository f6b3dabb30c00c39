import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshSpending, sketch } from './fixtures/build.ts'
import { readCsv } from './read-csv.ts'

const read = (text: string) => sketch(readCsv(text, freshSpending()).blocks)

describe('readCsv', () => {
  test('reads quotes, doubled quotes, separators and line ends inside them', () => {
    expect(read('项目,数量\r\n"甲,""乙""","1\n2"\r\n')).toEqual([
      ['0,0 项目', '0,1 数量', '1,0 甲,"乙"', '1,1 1\n2'],
    ])
  })

  test('fills short rows with empty cells and keeps empty fields', () => {
    expect(read('a,b,c\n1,,\n2,3')).toEqual([
      ['0,0 a', '0,1 b', '0,2 c', '1,0 1', '1,1', '1,2', '2,0 2', '2,1 3', '2,2'],
    ])
  })

  test('a line of separators is a row, a blank line is none', () => {
    expect(read('a,b\n,\n\nc,d')).toEqual([
      ['0,0 a', '0,1 b', '1,0', '1,1'],
      ['0,0 c', '0,1 d'],
    ])
  })

  test('finds tabs', () => {
    expect(read('a\tb\n1\t2')).toEqual([['0,0 a', '0,1 b', '1,0 1', '1,1 2']])
  })

  test('keeps a quote that is never closed', () => {
    expect(read('a,b\n"1,2')).toEqual([['0,0 a', '0,1 b', '1,0 "1', '1,1 2']])
  })

  test('text alone above a table is a paragraph', () => {
    expect(read('二、情况\na,b\n1,2')).toEqual(['二、情况', ['0,0 a', '0,1 b', '1,0 1', '1,1 2']])
  })

  test('gives back every quoted field', () => {
    const field = fc.stringMatching(/^[甲1",\n]{0,6}$/).map((text) => `x${text}x`)
    const rows = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 })
    const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(rows, (written) => {
        const text = written.map((row) => row.map(quote).join(',')).join('\n')
        const [grid] = readCsv(text, freshSpending()).blocks
        expect(grid?.kind === 'grid' && grid.cells.map((cell) => cell.text)).toEqual(written.flat())
      }),
    )
  })
})
