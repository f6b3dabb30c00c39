import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readDocument } from '../index.ts'
import { writeCsv } from './csv.ts'
import { SAMPLE, SAMPLE_TABLE } from './sample-document.ts'
import { fallOf, typeSize } from './table-layout.ts'
import { writeXlsx } from './xlsx.ts'

it('quotes fields so that they are read back as they were', async () => {
  const field = fc.string({ unit: 'grapheme' }).map((text) => `x${text}x`)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1 }), async (rows) => {
      const read = await readDocument(writeCsv([['甲', '乙'], ...rows]), 'a.csv')
      const grid = read.ok ? read.value.blocks.find((block) => block.kind === 'grid') : undefined
      const texts = grid?.cells.map((cell) => cell.text)
      expect(texts).toEqual(['甲', '乙', ...rows.flat()])
    }),
    { numRuns: 50 },
  )
})

it('begins with the byte order mark and ends lines as RFC 4180 has it', () => {
  const bytes = writeCsv([['a', 'b,"c"']])
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes.slice(3))).toBe('a,"b,""c"""\r\n')
})

it('has a sheet for each table and one for the text, figures as numbers, blanks without a value', async () => {
  const files = unzipSync(await writeXlsx(SAMPLE, '全文'))
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)]
  expect(names.map(([, name]) => name)).toEqual(['表一　借阅情况', '全文'])
  const sheet = part('xl/worksheets/sheet1.xml')
  const cellAt = (ref: string) => sheet.match(new RegExp(`<c r="${ref}"[^>]*?(?:/>|>.*?</c>)`))?.[0]
  expect(cellAt('C3')).toMatch(/<v>12<\/v>/)
  expect(cellAt('C3')).not.toContain('t="s"')
  expect(cellAt('D3')).toMatch(/<v>3<\/v>/)
  expect(cellAt('C4')).not.toContain('<v>')
  expect(cellAt('D4')).toContain('t="s"')
  expect(cellAt('C5')).toMatch(/<v>1\.5<\/v>/)
  expect([...sheet.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref]) => ref)).toEqual([
    'A1:D1',
    'A2:B2',
    'A3:A4',
    'A5:B5',
  ])
})

it('sets vertical labels upright, one character below the other', async () => {
  const turned = (vertical: boolean) => ({
    ...SAMPLE_TABLE,
    cells: SAMPLE_TABLE.cells.map((cell) => (cell.role === 'group' ? { ...cell, vertical } : cell)),
  })
  const stylesOf = async (vertical: boolean) => {
    const files = unzipSync(await writeXlsx({ ...SAMPLE, blocks: [turned(vertical)] }, '全文'))
    return strFromU8(files['xl/styles.xml'] ?? new Uint8Array())
  }
  expect(await stylesOf(true)).toContain('textRotation="255"')
  expect(await stylesOf(false)).not.toContain('textRotation')
})

it('reckons the heights of rows, and whether a table fits on a page', () => {
  const heightsWith = (text: string) =>
    fallOf({
      ...SAMPLE_TABLE,
      cells: SAMPLE_TABLE.cells.map((cell) => {
        if (cell.role === 'row') return { ...cell, text }
        return cell.role === 'group' ? { ...cell, text: '书' } : cell
      }),
    }).heights
  const line = (lines: number) => expect.closeTo(6.2 + (lines - 1) * 4.586, 2)
  expect(heightsWith('短')).toEqual([line(1), line(1), line(1), line(1)])
  // Twelve characters fit in the second column, sixteen in both.
  expect(heightsWith('字'.repeat(18))).toEqual([line(1), line(2), line(2), line(2)])
  expect(heightsWith('字'.repeat(24))).toEqual([line(1), line(2), line(2), line(2)])
  expect(fallOf(SAMPLE_TABLE).fitsOnePage).toBe(true)
  expect(fallOf({ ...SAMPLE_TABLE, rows: 60 }).fitsOnePage).toBe(false)
})

it('shares among rows what a cell beside them needs more than they have', () => {
  const heightsWith = (text: string) =>
    fallOf({
      ...SAMPLE_TABLE,
      cells: SAMPLE_TABLE.cells.map((cell) => (cell.role === 'group' ? { ...cell, text } : cell)),
    }).heights
  const [head, first, second, last] = heightsWith('从上到下写了很长的一个标目')
  const [usualHead, usualFirst, usualSecond, usualLast] = heightsWith('书')
  expect([head, last]).toEqual([usualHead, usualLast])
  const more = (first ?? 0) - (usualFirst ?? 0)
  expect(more).toBeGreaterThan(0)
  expect((second ?? 0) - (usualSecond ?? 0)).toBeCloseTo(more)
})

it('leaves open a row that fills a good part of a page', () => {
  const cells = SAMPLE_TABLE.cells.map((cell) =>
    cell.role === 'row' ? { ...cell, text: '字'.repeat(600) } : cell,
  )
  expect(fallOf({ ...SAMPLE_TABLE, cells }).heights).toContain(null)
})

it('sets a figure as small as it must be to stay in its cell, and words never too small', () => {
  const sizeOf = (text: string) =>
    typeSize(
      { row: 0, column: 0, rowSpan: 1, columnSpan: 1, role: 'data', text },
      // Room for 11.3 mm.
      [0.075, 0.925],
    )
  expect(sizeOf('12345')).toBe(10.5)
  expect(sizeOf('123456')).toBe(9)
  expect(sizeOf('1234567')).toBe(8)
  expect(sizeOf('1'.repeat(40))).toBe(5)
  expect(sizeOf('未单独统计，见正文')).toBe(9)
})
