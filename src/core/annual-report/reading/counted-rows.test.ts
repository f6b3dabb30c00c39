import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import type { CellId } from '../template.ts'
import { readReport } from './read.ts'

/** Rows of text whose figures are told apart by counting, and cells that hold no one figure. */

const templates = loadTemplates()
const LABEL = '一、本年新收政府信息公开申请数量'
const IDS = ['natural', 'business', 'research', 'charity', 'legal', 'other_org', 'total'].map(
  (column): CellId => `t3.new.${column}`,
)

/** The cells of one row of table three, whose figures are given as they are printed. */
function rowRead(printed: string) {
  const text = [
    '三、收到和处理政府信息公开申请情况',
    '自然人 法人或其他组织 总计',
    '商业企业 科研机构 社会公益组织 法律服务机构 其他',
    `${LABEL}${printed}`,
    '二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ].flatMap((each) => each.split('\n'))
  const blocks = text.map((each, index) => ({
    kind: 'paragraph' as const,
    text: each,
    at: { line: index + 1 },
  }))
  const report = readReport({ format: 'txt', blocks }, templates)
  if (!report.ok) throw new Error(report.error.message)
  const cells = IDS.map((id) => report.value.cells[id])
  return cells.map((cell) => (cell?.kind === 'number' ? cell.value : (cell?.kind ?? 'none')))
}

const UNREAD = IDS.map(() => 'unread')

describe('a row whose figures were counted', () => {
  it.each([
    ['figures that add up', ' 3 2 0 0 0 0 5', [3, 2, 0, 0, 0, 0, 5]],
    ['a wrong total', ' 3 2 0 0 0 0 6', [3, 2, 0, 0, 0, 0, 6]],
    ['a total without anything to add', ' 0 0 0 0 0 0 1', [0, 0, 0, 0, 0, 0, 1]],
    ['a figure without a total', ' 4 0 0 0 0 0 0', [4, 0, 0, 0, 0, 0, 0]],
    ['a figure twice and a cell empty', ' 3 7 2 0 0 0 5', UNREAD],
    ['a figure in two pieces and a cell empty', ' 1 2 3 0 0 0 15', UNREAD],
  ])('%s', (_, printed, expected) => {
    expect(rowRead(printed)).toEqual(expected)
  })
})

describe('a cell that may hold a figure, but not a certain one', () => {
  it.each(['|', '||', 'l', '0 0', '3 5'])('%j on a line of its own', (odd) => {
    const cells = rowRead(`\n3\n${odd}\n0\n0\n0\n0\n5`)
    expect(cells[1]).toBe('unread')
    expect(cells).not.toContain('blank')
  })

  it.each(['|', '0 0', '3 5'])('%j between tabs', (odd) => {
    expect(rowRead(`\t3\t${odd}\t0\t0\t0\t0\t5`)).toEqual([3, 'unread', 0, 0, 0, 0, 5])
  })

  it('noughts too many are read where all are the same only', () => {
    expect(rowRead(' 0 0 0 0 0 0 0 0')).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(rowRead(' 0 0 0 5 0 0 0 5')).toEqual(UNREAD)
  })
})
