import { describe, expect, it } from 'vitest'
import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import type { Column } from '#core/annual-report/template.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { anlanReport } from '../testing.ts'
import { cellContent, plainNumber } from './cell-text.ts'
import { reportCells } from './report-cells.ts'
import { reportDocument } from './report-document.ts'
import { keyFigures, requestCharts } from './report-figures.ts'
import { reportPage } from './report-page.ts'

const TEMPLATES = loadTemplates()
const template = TEMPLATES.find((each) => each.id === 'foi-annual-2021') ?? fail()
const report = anlanReport(template)

function fail(): never {
  throw new Error('no template')
}

function withCells(ids: RegExp, cell: Cell): AnnualReport {
  const cells = Object.entries(report.cells).map(([id, old]) => [id, ids.test(id) ? cell : old])
  return { ...report, cells: Object.fromEntries(cells) }
}

const COUNT: Column = { id: 'c', label: '件数', type: 'count', unit: '件' }
const CHANGE: Column = { id: 'd', label: '本年增/减', type: 'change', unit: '项' }
const AMOUNT: Column = { id: 'a', label: '采购总金额', type: 'amount', unit: '万元' }
const NAMED: Column = { id: 'n', label: '本年收费金额（单位：万元）', type: 'amount', unit: '万元' }
const number = (value: number): Cell => ({ kind: 'number', value, raw: '原样' })

it.each([
  ['a figure', number(3001), COUNT, '3001'],
  ['a negative one', number(-3), COUNT, '-3'],
  ['a rise', number(7), CHANGE, '+7'],
  ['a fall', number(-7), CHANGE, '-7'],
  ['no change', number(0), CHANGE, '0'],
  ['an amount', number(365.868), AMOUNT, '365.868万元'],
  ['an amount under a head with the unit', number(365.868), NAMED, '365.868'],
  ['a blank', { kind: 'blank', raw: '' }, COUNT, ''],
  ['a stroke', { kind: 'slash', raw: '—' }, COUNT, '—'],
  ['不适用', { kind: 'na', raw: '不适用' }, AMOUNT, '不适用'],
  ['words', { kind: 'text', raw: '见附件' }, COUNT, '见附件'],
  ['what was not read', { kind: 'unread', raw: '7?' }, COUNT, ''],
] as const)('prints %s', (_, cell, column, text) => {
  const content = cellContent(cell, column)
  expect(content.text).toBe(text)
  expect(content.number?.value).toBe(cell.kind === 'number' ? cell.value : undefined)
})

it.each([
  [0.0000004, '0.0000004'],
  [1e21, '1000000000000000000000'],
  [-0, '0'],
  [0.1, '0.1'],
])('writes %d without exponent', (value, text) => {
  expect(plainNumber(value)).toBe(text)
})

describe('the document', () => {
  const outline = (each: AnnualReport) =>
    reportDocument(each, template).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )

  it('has the six sections in order, also when the report has none', () => {
    const sections = [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]
    expect(outline(report)).toEqual(sections)
    expect(outline({ ...report, sections: [] })).toEqual(sections)
  })

  it('makes a title of what is known when there is none', () => {
    const title = (changes: Partial<AnnualReport>) =>
      reportDocument({ ...report, title: null, ...changes }, template).title
    expect(title({})).toBe('安澜县人民政府2025年政府信息公开工作年度报告')
    expect(title({ agency: null })).toBe('2025年政府信息公开工作年度报告')
    expect(title({ agency: null, year: null })).toBe('政府信息公开工作年度报告')
  })

  it('tells headings on their own line from headings that begin a paragraph', () => {
    const blocks = reportDocument(report, template).blocks
    expect(blocks).toContainEqual({ kind: 'heading', level: 2, text: '（一）存在的主要问题' })
    const lead = blocks.find((block) => block.kind === 'paragraph' && block.lead)
    if (lead?.kind !== 'paragraph') fail()
    expect(lead.text.slice(0, lead.lead)).toBe('（一）主动公开。')
  })

  it('ends with agency and day, or with neither', () => {
    expect(reportDocument(report, template).blocks.at(-1)).toEqual({
      kind: 'signature',
      lines: ['安澜县人民政府', '2026年1月26日'],
    })
    const unsigned = reportDocument({ ...report, signedOn: null }, template)
    expect(unsigned.blocks.at(-1)?.kind).toBe('paragraph')
  })

  it('begins with the cells that could not be read, a whole table by its name', () => {
    const unread: Cell = { kind: 'unread', raw: '' }
    const note = (ids: RegExp) => reportDocument(withCells(ids, unread), template).blocks[0]
    expect(note(/^t3\.granted\.natural$/)).toEqual({
      kind: 'note',
      text: '未读出：表三“（一）予以公开”自然人。',
    })
    expect(note(/^t4\./)).toEqual({ kind: 'note', text: '未读出：表四全部15格。' })
    expect(note(/^$/)?.kind).toBe('paragraph')
  })
})

describe('the figures', () => {
  it('are the totals of requests and of proceedings', () => {
    expect(keyFigures(report, template).map(({ label, value }) => `${label} ${value}`)).toEqual([
      '本年新收政府信息公开申请数量 188',
      '上年结转政府信息公开申请数量 7',
      '本年度办理结果 185',
      '结转下年度继续办理 10',
      '行政复议 9',
      '未经复议直接起诉 1',
      '复议后起诉 3',
    ])
  })

  it.each(TEMPLATES)('by kind add up to the total of $name', (each) => {
    const filled = anlanReport(each)
    const { results, applicants } = requestCharts(filled, each)
    const total = (bars: readonly { value: number }[]) =>
      bars.reduce((sum, bar) => sum + bar.value, 0)
    expect(results.map((bar) => bar.label)).toEqual([
      '予以公开',
      '部分公开',
      '不予公开',
      '无法提供',
      '不予处理',
      '其他处理',
    ])
    expect(total(applicants)).toBe(188)
    const answered = filled.cells['t3.result_total.total']
    expect(total(results)).toBe(answered?.kind === 'number' ? answered.value : null)
  })

  it('draw nothing when one of them is not there', () => {
    const blank: Cell = { kind: 'blank', raw: '' }
    const { results, applicants } = requestCharts(withCells(/denied_law\.total$/, blank), template)
    expect(results).toEqual([])
    expect(applicants).toHaveLength(6)
    expect(keyFigures(withCells(/^t3\.new\.total$/, blank), template)).toHaveLength(6)
  })
})

it('has a page without charts for a report of zeros, and without figures for an empty one', () => {
  const zeros = reportPage(withCells(/./, { kind: 'number', value: 0, raw: '0' }), template)
  expect(zeros).toContain('class="overview"')
  expect(zeros).not.toContain('<svg')
  expect(reportPage(withCells(/./, { kind: 'blank', raw: '' }), template)).not.toContain(
    'class="overview"',
  )
})

it('tags the page as government sites do', () => {
  const page = reportPage(report, template)
  for (const tag of [
    '<meta name="ArticleTitle" content="安澜县人民政府2025年政府信息公开工作年度报告">',
    '<meta name="ContentSource" content="安澜县人民政府">',
    '<meta name="PubDate" content="2026-01-26 00:00">',
    '<meta name="ColumnName" content="政府信息公开年报">',
  ]) {
    expect(page).toContain(tag)
  }
})

it('lists a cell a line, the form’s labels beside it', () => {
  const lines = reportCells(withCells(/^t3\.new\.research$/, { kind: 'slash', raw: '/' }), template)
  expect(lines.slice(1).map(([id]) => id)).toEqual([
    ...template.cells.map(({ id }) => id),
    'report.title',
    'report.agency',
    'report.year',
    ...lines.slice(template.cells.length + 4).map(([id]) => id),
  ])
  expect(lines.find(([id]) => id === 'section.s5')?.at(-1)).toBe(
    anlanReport(template).sections.find(({ id }) => id === 's5')?.text,
  )
  expect(lines[0]?.join()).toBe('cell,table,row,column,kind,value,unit,raw')
  expect(lines.find(([id]) => id === 't3.new.research')).toEqual([
    't3.new.research',
    '收到和处理政府信息公开申请情况',
    '一、本年新收政府信息公开申请数量',
    '申请人情况／法人或其他组织／科研机构',
    'slash',
    '',
    '件',
    '/',
  ])
})
