import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshSpending, opened, sketch, wordParts } from './fixtures/build.ts'
import { readDocx } from './read-docx.ts'

function read(body: string, others: Record<string, string> = {}): (string | string[])[] {
  const result = readDocx(opened(wordParts(body, others)), freshSpending())
  return result.ok ? sketch(result.value.blocks) : [`!${result.error.code}`]
}

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`
const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`
const tc = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
const tbl = (...rows: string[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`

describe('readDocx: text', () => {
  test('tabs, soft breaks, symbols and hyphens are text; stops and field codes are not', () => {
    const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${run('甲')}<w:r><w:tab/><w:t xml:space="preserve">乙 </w:t><w:br/><w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>&amp;3</w:t></w:r></w:p>`
    expect(read(body)).toEqual(['甲\t乙 ', '☑-&3'])
  })

  test('blank paragraphs are kept', () => {
    expect(read(`${p('甲')}<w:p/>${p('乙')}`)).toEqual(['甲', '', '乙'])
  })

  test('tracked changes come out as if accepted', () => {
    const body = `<w:p>${run('留')}<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>${run('加')}</w:ins><w:moveFrom>${run('移')}</w:moveFrom></w:p>`
    expect(read(body)).toEqual(['留加'])
    expect(read(p('前', '<w:rPr><w:del w:id="1"/></w:rPr>') + p('后'))).toEqual(['前后'])
  })

  test('hidden text is left out, content controls are read', () => {
    const hidden = `<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>`
    expect(
      read(`<w:sdt><w:sdtContent><w:p>${hidden}${run('显')}</w:p></w:sdtContent></w:sdt>`),
    ).toEqual(['显'])
  })

  test('struck-out text is left out, raised text is no digit of the figure beside it', () => {
    const shaped = (text: string, properties: string) =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
    const mark = '<w:vertAlign w:val="superscript"/>'
    expect(read(`<w:p>${run('134')}${shaped('2', mark)}</w:p>`)).toEqual(['134²'])
    expect(read(`<w:p>${run('占地5 m')}${shaped('2', mark)}${run('。')}</w:p>`)).toEqual([
      '占地5 m²。',
    ])
    const lowered = shaped('2', '<w:vertAlign w:val="subscript"/>')
    expect(read(`<w:p>${run('CO')}${lowered}</w:p>`)).toEqual(['CO₂'])
    for (const struck of ['<w:strike/>', '<w:dstrike w:val="true"/>']) {
      expect(read(`<w:p>${shaped('15', struck)}${run('16')}</w:p>`)).toEqual(['16'])
    }
    expect(read(`<w:p>${shaped('15', '<w:strike w:val="0"/>')}${run('16')}</w:p>`)).toEqual([
      '1516',
    ])
    const styles = `<w:styles><w:style w:styleId="a"><w:rPr>${mark}</w:rPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`
    const styled = `<w:p>${run('134')}${shaped('2', '<w:rStyle w:val="b"/>')}</w:p>`
    expect(read(styled, { 'word/styles.xml': styles })).toEqual(['134²'])
  })

  test('a text box comes once, before its paragraph', () => {
    const box = `<w:txbxContent>${p('框内')}</w:txbxContent>`
    const body = `<w:p>${run('前')}<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('后')}</w:p>`
    expect(read(body)).toEqual(['框内', '前后'])
  })
})

describe('readDocx: numbering', () => {
  const level = (index: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="2"/>')}${level(2, 'decimal', '%1.%3', '<w:isLgl/>')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '第%1条', '<w:suff w:val="nothing"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`
  const styles = `<w:styles><w:style w:styleId="2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="3"><w:basedOn w:val="2"/></w:style></w:styles>`
  const parts = { 'word/numbering.xml': numbering, 'word/styles.xml': styles }
  const item = (text: string, list: number, depth = 0): string =>
    p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`)

  test('headings carry the words of their numbers, lower levels start again', () => {
    const body =
      item('甲', 1) + item('子', 1, 1) + item('丑', 1, 1) + item('乙', 1) + item('寅', 1, 1)
    expect(read(body, parts)).toEqual(['一、甲', '（一）子', '（二）丑', '二、乙', '（一）寅'])
  })

  test('a style numbers its paragraphs, also through the style it is based on', () => {
    const body = item('甲', 1) + p('子', '<w:pStyle w:val="2"/>') + p('丑', '<w:pStyle w:val="3"/>')
    expect(read(body, parts)).toEqual(['一、甲', '（一）子', '（二）丑'])
  })

  test('list 0 switches numbering off', () => {
    const off = '<w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    expect(read(p('子', off), parts)).toEqual(['子'])
  })

  test('legal levels use digits, start overrides count on their own', () => {
    const body = item('甲', 1) + item('a', 1, 2) + item('x', 2) + item('y', 3) + item('z', 2)
    expect(read(body, parts)).toEqual(['一、甲', '1.1 a', '第1条x', '第5条y', '第2条z'])
  })
})

describe('readDocx: tables', () => {
  test('spans sideways and down, blank cells kept', () => {
    const body = tbl(
      tc('甲', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + tc('乙'),
      tc('', '<w:gridSpan w:val="2"/><w:vMerge/>') + tc('1'),
      tc('丙') + tc('') + tc('2'),
    )
    expect(read(body)).toEqual([['0,0+2x2 甲', '0,2 乙', '1,2 1', '2,0 丙', '2,1', '2,2 2']])
  })

  test('two merges one below the other stay apart', () => {
    const body = tbl(
      tc('甲', '<w:vMerge w:val="restart"/>') + tc('1'),
      tc('', '<w:vMerge w:val="continue"/>') + tc('2'),
      tc('乙', '<w:vMerge w:val="restart"/>') + tc('3'),
    )
    expect(read(body)).toEqual([['0,0+2x1 甲', '0,1 1', '1,1 2', '2,0 乙', '2,1 3']])
  })

  test('a deleted row is gone, paragraphs of a cell are lines', () => {
    const body = tbl(
      `<w:tc>${p('自然')}${p('人')}</w:tc>${tc('1')}`,
      `<w:trPr><w:del w:id="1"/></w:trPr>${tc('删')}${tc('9')}`,
      tc('乙') + tc('2'),
    )
    expect(read(body)).toEqual([['0,0 自然\n人', '0,1 1', '1,0 乙', '1,1 2']])
  })

  test('a table around tables only lays them out; a small one inside a cell is text', () => {
    const inner = tbl(tc('a') + tc('1'), tc('b') + tc('2'))
    expect(read(tbl(`<w:tc>${p('前')}${inner}</w:tc>`))).toEqual([
      '前',
      ['0,0 a', '0,1 1', '1,0 b', '1,1 2'],
    ])
    const small = tbl(tc('x') + tc('y'))
    const outer = tbl(`<w:tc>${small}</w:tc>${tc('1')}`, tc('乙') + tc('2'))
    expect(read(outer)).toEqual([['0,0 x y', '0,1 1', '1,0 乙', '1,1 2']])
  })
})

test('a document without text is refused', () => {
  expect(read('<w:p/>')).toEqual(['!no-content'])
})

test('any nesting of its elements is read or refused', () => {
  const tag = fc.constantFrom(
    '<w:tbl>',
    '</w:tbl>',
    '<w:tr>',
    '</w:tr>',
    '<w:tc>',
    '</w:tc>',
    '<w:p>',
    '</w:p>',
    '<w:r>',
    '<w:t>字',
    '</w:t>',
    '<w:vMerge/>',
    '<w:txbxContent>',
    '</w:txbxContent>',
    '<w:del>',
    '</w:del>',
  )
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 50 }), (tags) => {
      expect(read(tags.join('')).length).toBeGreaterThan(0)
    }),
  )
})
