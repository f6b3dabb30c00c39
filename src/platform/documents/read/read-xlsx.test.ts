import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { freshSpending, opened, type SheetSource, sketch, workbookParts } from './fixtures/build.ts'
import { Allowance, LimitExceeded } from './limits.ts'
import { readXlsx } from './read-xlsx.ts'
import { readStrings } from './xlsx/workbook.ts'

function read(sheets: readonly SheetSource[], strings: string[] = [], styles?: string) {
  const result = readXlsx(opened(workbookParts(sheets, strings, styles)), freshSpending())
  return result.ok ? sketch(result.value.blocks) : [`!${result.error.code}`]
}

const sheet = (rows: string, merges = ''): SheetSource => ({
  name: '表',
  xml: `<sheetData>${rows}</sheetData><mergeCells>${merges}</mergeCells>`,
})
const shared = (at: string, index: number): string => `<c r="${at}" t="s"><v>${index}</v></c>`
const number = (at: string, value: string, style = 0): string =>
  `<c r="${at}" s="${style}"><v>${value}</v></c>`

describe('readXlsx', () => {
  test('margins are cut, merged areas and blank cells kept', () => {
    const rows = `<row r="3">${shared('B3', 0)}${shared('D3', 1)}</row><row r="4">${number('C4', '1')}</row><row r="5">${shared('B5', 2)}${number('C5', '2')}${number('D5', '3')}</row>`
    const merges = '<mergeCell ref="B3:C3"/>'
    expect(read([sheet(rows, merges)], ['甲', '乙', '丙'])).toEqual([
      ['0,0+1x2 甲', '0,2 乙', '1,0', '1,1 1', '1,2', '2,0 丙', '2,1 2', '2,2 3'],
    ])
  })

  test('numbers show as their format says', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0&quot;件&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    const rows = `<row r="1">${number('A1', '1.0E3')}${number('B1', '3001', 1)}${number('C1', '3', 2)}</row>`
    expect(read([sheet(rows)], [], styles)).toEqual([['0,0 1000', '0,1 3,001', '0,2 3件']])
  })

  test('struck-out runs are left out, raised ones are no digits', () => {
    const part = (text: string, properties: string) =>
      `<r><rPr>${properties}</rPr><t>${text}</t></r>`
    const rich = `${part('15', '<strike/>')}${part('134', '<b/>')}${part('2', '<vertAlign val="superscript"/>')}`
    const inline = `<row r="1"><c r="A1" t="inlineStr"><is>${rich}</is></c><c r="B1"><v>7</v></c></row>`
    expect(read([sheet(inline)])).toEqual([['0,0 134²', '0,1 7']])
    const strings = readStrings(
      strToU8(`<sst><si>${rich}</si><si><t>8</t></si></sst>`),
      new Allowance(99),
    )
    expect(strings).toEqual(['134²', '8'])
  })

  test('inline strings, rich strings and formulas give their text', () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>行内</t></is></c><c r="B1" t="str"><f>A1</f><v>算出</v></c><c r="C1" t="b"><v>1</v></c></row>'
    expect(read([sheet(rows)])).toEqual([['0,0 行内', '0,1 算出', '0,2 TRUE']])
  })

  test('text alone in its row above a table is a paragraph with its row', () => {
    const rows = `<row r="1">${shared('A1', 0)}</row><row r="2">${shared('A2', 1)}${number('B2', '1')}</row>`
    const result = readXlsx(
      opened(workbookParts([sheet(rows)], ['二、情况', '甲'])),
      freshSpending(),
    )
    expect(result.ok && sketch(result.value.blocks)).toEqual(['二、情况', ['0,0 甲', '0,1 1']])
    expect(result.ok && result.value.blocks[0]?.at).toEqual({ sheet: '表', row: 1 })
  })

  test('hidden sheets are left out, several sheets follow each other', () => {
    const one = (value: string) => `<row r="1">${number('A1', value)}${number('B1', value)}</row>`
    const sheets = [sheet(one('1')), { ...sheet(one('2')), state: 'hidden' }, sheet(one('3'))]
    expect(read(sheets)).toEqual([
      ['0,0 1', '0,1 1'],
      ['0,0 3', '0,1 3'],
    ])
  })

  test('a blank workbook is refused, a boundless one stopped', () => {
    expect(read([sheet('')])).toEqual(['!no-content'])
    const far = `<row r="1">${number('A1', '1')}</row><row r="1048576">${number('XFD1048576', '1')}</row>`
    const zip = opened(workbookParts([sheet(far)]))
    const spending = { elements: new Allowance(1_000), cells: new Allowance(1_000) }
    expect(() => readXlsx(zip, spending)).toThrow(LimitExceeded)
  })

  test('merged areas over each other are taken in their order', () => {
    const rows = `<row r="1">${number('A1', '1')}${number('C1', '3')}</row><row r="2">${number('B2', '2')}</row>`
    const merges = '<mergeCell ref="A1:B1"/><mergeCell ref="B1:B2"/>'
    expect(read([sheet(rows, merges)])).toEqual([['0,0+1x2 1', '0,2 3', '1,0', '1,1 2', '1,2']])
  })

  test('a row of blank cells below a table is its row', () => {
    const rows = `<row r="1">${shared('A1', 0)}${shared('B1', 1)}</row><row r="2"><c r="A2"/><c r="B2" s="1"/></row>`
    expect(read([sheet(rows)], ['甲', '乙'])).toEqual([['0,0 甲', '0,1 乙', '1,0', '1,1']])
  })
})
