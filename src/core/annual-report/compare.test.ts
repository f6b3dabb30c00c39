import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { correctReport, withCell, withFigure } from '#testing/annual-report/arbitrary.ts'
import { zeroReport } from '#testing/annual-report/sample.ts'
import { compare } from './compare.ts'
import type { AnnualReport } from './report.ts'
import type { Template } from './template.ts'

const [template, older] = loadTemplates() as [Template, Template]
const report = zeroReport(template)
const CELL = 't3.new.natural'

const between = (left: AnnualReport, right: AnnualReport) =>
  compare({ report: left, template }, { report: right, template })

describe('compare', () => {
  test('a report does not differ from itself', () => {
    fc.assert(
      fc.property(correctReport(template), (same) => {
        expect(between(same, structuredClone(same))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test.each([
    [4, 6, 2, 50],
    [4, 1, -3, -75],
    [0, 6, 6, null],
    [0.1, 0.3, 0.2, 200],
  ])('%d → %d changes by %d, %s percent', (was, is, change, percent) => {
    const [difference, ...more] = between(
      withFigure(report, CELL, was),
      withFigure(report, CELL, is),
    )
    expect(more).toEqual([])
    expect(difference).toMatchObject({ cell: CELL, kind: 'value', change })
    if (percent === null) expect(difference?.percent).toBeNull()
    else expect(difference?.percent).toBeCloseTo(percent, 6)
  })

  test('blank, stroke and zero are three different things', () => {
    const blank = withCell(report, CELL, { kind: 'blank', raw: '' })
    const slash = withCell(report, CELL, { kind: 'slash', raw: '/' })
    for (const [left, right] of [
      [blank, slash],
      [blank, report],
      [report, slash],
    ] as const) {
      expect(between(left, right)).toMatchObject([{ cell: CELL, kind: 'kind', change: null }])
    }
    expect(between(blank, blank)).toEqual([])
  })

  test('nothing is said to be equal that was not read', () => {
    const unread = withCell(report, CELL, { kind: 'unread', raw: '' })
    expect(between(unread, unread)).toMatchObject([{ cell: CELL, kind: 'unread' }])
    expect(between(report, { ...report, cells: {} })).toHaveLength(template.cells.length)
  })

  test('two forms are compared by cell id', () => {
    const differences = compare(
      { report: withFigure(zeroReport(older), CELL, 2), template: older },
      { report, template },
    )
    const of = (kind: string) => differences.filter((each) => each.kind === kind)
    expect(of('value').map(({ cell }) => cell)).toEqual([CELL])
    expect(of('only-left').map(({ cell }) => cell)).toContain('t3.other.total')
    expect(of('only-right').map(({ cell }) => cell)).toContain('t3.other_misc.total')
    expect(of('only-right')[0]?.left).toBeNull()
  })
})
