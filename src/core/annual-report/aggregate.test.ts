import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import {
  correctFamily,
  figuresOfReport,
  withCell,
  withFigure,
} from '#testing/annual-report/arbitrary.ts'
import { contextOf, zeroReport } from '#testing/annual-report/sample.ts'
import { aggregate, obstaclesTo } from './aggregate.ts'
import { blankReport } from './blank-report.ts'
import { check } from './checking/index.ts'
import type { Template } from './template.ts'

const templates = loadTemplates()
const [template, older] = templates as [Template, Template]
const CELL = 't3.new.natural'
const finance = withFigure(zeroReport(template, { year: 2023, agency: '安澜县财政局' }), CELL, 2)
const civil = withFigure(zeroReport(template, { year: 2023, agency: '安澜县民政局' }), CELL, 3)

describe('aggregate', () => {
  test.each(templates.map((each) => [each.id, each] as const))(
    'of correct %s reports is what the government reports',
    (_, each) => {
      fc.assert(
        fc.property(correctFamily(each), ({ members, government }) => {
          const sum = aggregate(members, each, { agency: '安澜县人民政府' })
          expect(figuresOfReport(sum)).toEqual(figuresOfReport(government))
          expect(sum).toMatchObject({
            year: government.year,
            title: government.title,
            warnings: [],
          })
          const wrong = check(contextOf(each, sum)).findings.filter(
            ({ level, cells }) => level === 'error' && cells.length > 0,
          )
          expect(wrong.filter(({ section }) => section === null)).toEqual([])
        }),
        { numRuns: 15 },
      )
    },
  )

  test.each([
    ['blank', 'unread'],
    ['unread', 'unread'],
    ['slash', 'slash'],
    ['na', 'na'],
    ['text', 'text'],
  ] as const)('a member’s %s makes the cell %s, never a smaller sum', (kind, expected) => {
    const raw = { blank: '', unread: '', slash: '/', na: '不适用', text: '见附件' }[kind]
    const sum = aggregate([finance, withCell(civil, CELL, { kind, raw })], template)
    expect(sum.cells[CELL]).toEqual({ kind: expected, raw })
    expect(sum.warnings).toMatchObject([{ code: 'member', cells: [CELL] }])
    expect(sum.warnings[0]?.message).toContain('安澜县民政局')
  })

  test('blank outweighs a stroke', () => {
    const slash = withCell(finance, CELL, { kind: 'slash', raw: '/' })
    const blank = withCell(civil, CELL, { kind: 'blank', raw: '' })
    expect(aggregate([slash, blank], template).cells[CELL]?.kind).toBe('unread')
  })

  test('amounts are exact', () => {
    const fee = 't2_art20_8.fee.fee_amount'
    const sum = aggregate([withFigure(finance, fee, 0.1), withFigure(civil, fee, 0.2)], template)
    expect(sum.cells[fee]).toEqual({ kind: 'number', value: 0.3, raw: '0.3' })
  })

  test.each([
    ['an agency twice', [finance, civil, finance], '同一单位有几份报告，不能汇总：安澜县财政局'],
    ['a year apart', [finance, { ...civil, year: 2024 }], '2023 年度（安澜县财政局）、2024 年度'],
    ['a year unknown', [finance, { ...civil, year: null }], '年度不明（安澜县民政局）'],
    ['another form', [finance, { ...civil, template: older.id }], '成员报告的格式不一致'],
  ])('%s: no sum at all, and a sentence', (_, members, sentence) => {
    const sum = aggregate(members, template)
    expect(Object.values(sum.cells).every(({ kind }) => kind === 'unread')).toBe(true)
    expect(sum.warnings.map(({ message }) => message)).toEqual([expect.stringContaining(sentence)])
  })

  test('reports without a name are not one agency', () => {
    const nameless = { ...finance, agency: null }
    expect(obstaclesTo([nameless, nameless])).toEqual([])
  })

  test('says in each section what is still to be written', () => {
    const { sections } = aggregate([finance, civil], template)
    const empty = blankReport(template, 2023, '安澜县人民政府').sections
    expect(sections).toEqual(empty)
  })

  test('of nobody is not zero', () => {
    const sum = aggregate([], template)
    expect(new Set(Object.values(sum.cells).map(({ kind }) => kind))).toEqual(new Set(['unread']))
    expect(check(contextOf(template, sum)).status).toBe('incomplete')
  })
})
