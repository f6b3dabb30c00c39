import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guardFormula, unguardFormula } from '#core/kit/csv.ts'
import { readDocument } from './index.ts'
import { writeCsv } from './write/csv.ts'

it.each([
  ['=HYPERLINK("http://a.example","看")', '\'=HYPERLINK("http://a.example","看")'],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+cmd|x', "'+cmd|x"],
  ['-1+2', "'-1+2"],
  ["'=1", "''=1"],
  ['+7', '+7'],
  ['-3', '-3'],
  ['-1,234.5', '-1,234.5'],
  ['-', '-'],
  ['—', '—'],
  ["'甲'", "'甲'"],
  ['', ''],
])('%j is written as %j', (text, written) => {
  expect(guardFormula(text)).toBe(written)
  expect(unguardFormula(written)).toBe(text)
})

it('leaves no formula, and gives back any text', () => {
  const start = fc.constantFrom('', '=', '+', '-', '@', "'", "'=", "''-")
  fc.assert(
    fc.property(start, fc.string(), (head, rest) => {
      const text = head + rest
      const written = guardFormula(text)
      expect(unguardFormula(written)).toBe(text)
      expect(/^[=@]|^[+-].*[^\d,.]/s.test(written)).toBe(false)
    }),
  )
})

it('is taken off when a file is read', async () => {
  const rows = [
    ['id', 'raw', 'text'],
    ['a', '-3', '=1+1'],
    ['b', '+7', "'@x"],
  ]
  const bytes = writeCsv(rows)
  expect(new TextDecoder().decode(bytes)).toContain("-3,'=1+1")
  const read = await readDocument(bytes, 'a.csv')
  if (!read.ok) throw new Error(read.error.message)
  const [grid] = read.value.blocks
  expect(grid?.kind === 'grid' && grid.cells.map(({ text }) => text)).toEqual(rows.flat())
})
