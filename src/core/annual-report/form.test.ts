import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type FormCell, formTables } from './form.ts'
import { defineTemplate, type Template, type TemplateFile } from './template.ts'

const FOLDER = new URL('templates/', import.meta.url)

function templateOf(file: string): Template {
  const template = defineTemplate(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')))
  if (!template.ok) throw new Error(template.error)
  return template.value
}

/** A form nobody has printed: three levels of groups, heads of different depth. */
const INVENTED: TemplateFile = {
  format: 'gongkai.annual-report-template/1',
  id: 'invented',
  name: '虚构格式',
  title: '{agency}{year}年报告',
  authority: '',
  source: { docNo: '', name: '' },
  reportYears: { from: 2030, to: null },
  verification: '',
  sections: [{ id: 's1', ordinal: '一', title: '情况', aliases: [], kind: 'table', parts: ['t'] }],
  tables: [
    {
      id: 't',
      columns: [
        { id: 'a', label: '甲', type: 'count', unit: '件' },
        { id: 'b', label: '乙', under: ['合并', '再合并'], type: 'count', unit: '件' },
        { id: 'c', label: '丙', under: ['合并', '再合并'], type: 'count', unit: '件' },
        { id: 'd', label: '丁', under: ['合并'], type: 'count', unit: '件' },
      ],
      rows: [
        { id: 'g', label: '一', kind: 'group' },
        { id: 'h', label: '（一）', kind: 'group', parent: 'g' },
        { id: 'x', label: '1.', parent: 'h' },
        { id: 'y', label: '2.', parent: 'h' },
        { id: 'z', label: '（二）', parent: 'g' },
        { id: 'w', label: '二' },
      ],
    },
  ],
  relations: [],
  conditions: [],
}

function invented(): Template {
  const template = defineTemplate(INVENTED)
  if (!template.ok) throw new Error(template.error)
  return template.value
}

const TEMPLATES = [
  invented(),
  ...readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map(templateOf),
]

describe.each(TEMPLATES)('the printed form of $name', (template) => {
  const forms = formTables(template)

  it('has every cell of the template once', () => {
    const printed = forms.flatMap((form) =>
      form.cells.flatMap((cell) => (cell.kind === 'figure' ? [cell.cell] : [])),
    )
    expect(printed.toSorted()).toEqual(template.cells.map(({ id }) => id).toSorted())
  })

  it('covers every place of each grid once', () => {
    for (const form of forms) {
      const covered = form.cells.flatMap(placesOf)
      const all = Array.from({ length: form.rows * form.columns }, (_, index) => index)
      expect(
        covered.map(([row, column]) => row * form.columns + column).sort((a, b) => a - b),
      ).toEqual(all)
    }
  })

  it('shares out the whole width', () => {
    for (const form of forms) {
      expect(form.widths).toHaveLength(form.columns)
      expect(form.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1)
      expect(Math.min(...form.widths)).toBeGreaterThan(0)
    }
  })

  it('has only labels in the rows it repeats, and none that reach below them', () => {
    for (const form of forms) {
      const head = form.cells.filter((cell) => cell.row < form.headerRows)
      expect(head.every((cell) => cell.kind === 'label')).toBe(true)
      expect(head.every((cell) => cell.row + cell.rowSpan <= form.headerRows)).toBe(true)
    }
  })
})

function placesOf(cell: FormCell): [row: number, column: number][] {
  return Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, index) => [
    cell.row + Math.floor(index / cell.columnSpan),
    cell.column + (index % cell.columnSpan),
  ])
}

function labels(template: Template, section: string): Record<string, string> {
  const form = formTables(template).find((each) => each.section === section)
  return Object.fromEntries(
    (form?.cells ?? []).flatMap((cell) =>
      cell.kind === 'label'
        ? [
            [
              cell.text,
              `${cell.row},${cell.column} ${cell.rowSpan}×${cell.columnSpan} ${cell.role}`,
            ],
          ]
        : [],
    ),
  )
}

const form2021 = templateOf('foi-annual-2021.json')

it('merges table three as the form of 2021 does', () => {
  expect(labels(form2021, 's3')).toMatchObject({
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）': '0,0 3×3 corner',
    申请人情况: '0,3 1×7 column',
    自然人: '1,3 2×1 column',
    法人或其他组织: '1,4 1×5 column',
    总计: '1,9 2×1 column',
    '一、本年新收政府信息公开申请数量': '3,0 1×3 row',
    '三、本年度办理结果': '5,0 22×1 group',
    '（一）予以公开': '5,1 1×2 row',
    '（三）不予公开': '7,1 8×1 group',
    '1.属于国家秘密': '7,2 1×1 row',
    '（六）其他处理': '23,1 3×1 group',
    '（七）总计': '26,1 1×2 row',
    '四、结转下年度继续办理': '27,0 1×3 row',
  })
})

it('merges the heads of table four over its fifteen columns', () => {
  expect(labels(form2021, 's4')).toMatchObject({
    行政复议: '0,0 1×5 column',
    行政诉讼: '0,5 1×10 column',
    未经复议直接起诉: '1,5 1×5 column',
    复议后起诉: '1,10 1×5 column',
  })
})

it('stacks the parts of table two under their captions, the last column taking what is left', () => {
  expect(labels(form2021, 's2')).toMatchObject({
    '第二十条第（一）项': '0,0 1×4 caption',
    本年制发件数: '1,1 1×1 column',
    '第二十条第（五）项': '4,0 1×4 caption',
    '本年收费金额（单位：万元）': '12,1 1×3 column',
    行政事业性收费: '13,0 1×1 row',
  })
})

it('puts a row without a group over all label columns, at every depth', () => {
  expect(labels(invented(), 's1')).toMatchObject({
    一: '3,0 3×1 group',
    '（一）': '3,1 2×1 group',
    '1.': '3,2 1×1 row',
    '（二）': '5,1 1×2 row',
    二: '6,0 1×3 row',
    合并: '0,4 1×3 column',
    再合并: '1,4 1×2 column',
    丁: '1,6 2×1 column',
  })
})
