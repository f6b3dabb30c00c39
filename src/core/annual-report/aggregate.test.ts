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
import { aggregate } from './aggregate.ts'
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

  test('says when years, forms or agencies do not fit', () => {
    const messages = aggregate(
      [finance, finance, zeroReport(older, { year: 2020, agency: '安澜县水务局' })],
      template,
    ).warnings.map(({ message }) => message)
    expect(messages).toEqual([
      expect.stringContaining('安澜县水务局（用的是另一种格式'),
      '同一单位有两份报告，都计入了汇总：安澜县财政局。',
      '成员报告的年度不一致：2023、2020。',
    ])
  })

  test('of nobody is not zero', () => {
    const sum = aggregate([], template)
    expect(new Set(Object.values(sum.cells).map(({ kind }) => kind))).toEqual(new Set(['unread']))
    expect(check(contextOf(template, sum)).status).toBe('incomplete')
  })
})
