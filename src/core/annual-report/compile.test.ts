import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { correctReport, figuresOfReport } from '#testing/annual-report/arbitrary.ts'
import { contextOf, findingsOf } from '#testing/annual-report/sample.ts'
import { blankReport, HINT_START } from './blank-report.ts'
import { check } from './checking/index.ts'
import { compile } from './compile.ts'
import { isComputed } from './derive.ts'
import type { Template } from './template.ts'

const templates = loadTemplates()
const [template] = templates as [Template]
const cases = templates.map((each) => [each.id, each] as const)
const options = { template, year: 2023, agency: '安澜县财政局' }

describe('compile', () => {
  test.each(cases)('%s: sums follow from the plain figures', (_, each) => {
    fc.assert(
      fc.property(correctReport(each), (report) => {
        const all = figuresOfReport(report)
        const plain = Object.fromEntries(
          each.cells.filter((place) => !isComputed(place)).map(({ id }) => [id, all[id] ?? 0]),
        )
        const made = compile(plain, { ...options, template: each })
        expect(figuresOfReport(made)).toEqual(all)
        expect(made.cells).toEqual(report.cells)
        expect(made.warnings).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test('a missing figure leaves its cell and its sums blank', () => {
    const plain = Object.fromEntries(
      template.cells
        .filter((place) => !isComputed(place) && place.id !== 't3.granted.natural')
        .map(({ id }) => [id, 0]),
    )
    const made = compile(plain, options)
    const blank = Object.entries(made.cells).flatMap(([id, { kind }]) =>
      kind === 'blank' ? id : [],
    )
    expect(blank.toSorted()).toEqual([
      't3.granted.natural',
      't3.granted.total',
      't3.result_total.natural',
      't3.result_total.total',
    ])
    expect(check(contextOf(template, made)).status).toBe('incomplete')
  })

  test('figures without a cell, and sums that are not sums, are named', () => {
    const zeros = Object.fromEntries(template.cells.map(({ id }) => [id, 0]))
    const made = compile({ ...zeros, 't3.new.total': 7, 't9.x.y': 1 }, options)
    expect(made.cells['t3.new.total']).toMatchObject({ value: 0 })
    expect(made.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('给出的是 7，按各项相加为 0'),
      expect.stringContaining('没有“t9.x.y”这一格'),
    ])
    expect(findingsOf('form.tables', contextOf(template, made))).toHaveLength(2)
  })
})

describe('blankReport', () => {
  test.each(cases)('%s: every cell is blank and every narrative section has a hint', (_, each) => {
    const report = blankReport(each, 2026, '安澜县财政局')
    expect(Object.keys(report.cells)).toEqual(each.cells.map(({ id }) => id))
    expect(new Set(Object.values(report.cells).map(({ kind }) => kind))).toEqual(new Set(['blank']))
    expect(report.title).toBe('安澜县财政局2026年政府信息公开工作年度报告')
    for (const { id, kind, ordinal, title } of each.sections) {
      const section = report.sections.find((candidate) => candidate.id === id)
      expect(section?.heading).toBe(`${ordinal}、${title}`)
      expect(section?.text.includes(HINT_START)).toBe(kind === 'narrative')
    }
    const result = check(contextOf(each, report))
    expect(result.status).toBe('incomplete')
    expect(result.findings.filter(({ rule }) => rule === 'n.placeholder')).toHaveLength(4)
  })
})
