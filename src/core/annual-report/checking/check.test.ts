import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import {
  correctFamily,
  correctPair,
  correctReport,
  withCell,
  withFigure,
} from '#testing/annual-report/arbitrary.ts'
import { contextOf } from '#testing/annual-report/sample.ts'
import { type AnnualReport, figureOf } from '../report.ts'
import type { Template } from '../template.ts'
import { type CheckContext, check } from './index.ts'

const templates = loadTemplates()
const [newer, older] = templates as [Template, Template]
const cases = templates.map((template) => [template.id, template] as const)

/** The cells that errors of a check name. */
function accused(context: CheckContext): Set<string> {
  return new Set(
    check(context).findings.flatMap(({ level, cells }) => (level === 'error' ? cells : [])),
  )
}

function plusOne(report: AnnualReport, cell: string): AnnualReport {
  return withFigure(report, cell, (figureOf(report, cell) ?? 0) + 1)
}

const inTables = (template: Template, start: string) =>
  template.cells.filter(({ table }) => table.id.startsWith(start)).map(({ id }) => id)

describe.each(cases)('%s', (_, template) => {
  test('finds no error in a correct report, whatever its size, and passes it', () => {
    fc.assert(
      fc.property(correctReport(template), (report) => {
        const result = check(contextOf(template, report))
        expect(result.findings.filter(({ level }) => level === 'error')).toEqual([])
        expect(result.status).toBe('pass')
      }),
      { numRuns: 60 },
    )
  })

  test('notices +1 in every cell of tables three and four', () => {
    const ids = [...inTables(template, 't3'), ...inTables(template, 't4')]
    expect(ids.length).toBeGreaterThan(170)
    fc.assert(
      fc.property(correctReport(template), (report) => {
        const missed = ids.filter(
          (id) => !accused(contextOf(template, plusOne(report, id))).has(id),
        )
        expect(missed).toEqual([])
      }),
      { numRuns: 6 },
    )
  })

  test('notices +1 in every cell of table two and all others with the members at hand', () => {
    fc.assert(
      fc.property(correctFamily(template), ({ government, members, roster }) => {
        const more = {
          members: members.map((report) => ({ report, template })),
          roster,
          isGovernment: true,
        }
        expect(accused(contextOf(template, government, more))).toEqual(new Set())
        const missed = template.cells.filter(
          ({ id }) => !accused(contextOf(template, plusOne(government, id), more)).has(id),
        )
        expect(missed.map(({ id }) => id)).toEqual([])
      }),
      { numRuns: 5 },
    )
  })

  test('notices +1 in every cell that a relation ties to the year before', () => {
    const tied = template.relations
      .filter(({ right }) => right.some((term) => String(term).includes('prev:')))
      .flatMap(({ left }) => left.map((term) => String(term).split('{')[0] ?? ''))
    const ids = template.cells
      .map(({ id }) => id)
      .filter((id) => tied.some((start) => id.startsWith(start)))
      .filter((id) => id.startsWith('t3') || /in_force|prev_items/.test(id))
    expect(ids.length).toBeGreaterThan(8)
    fc.assert(
      fc.property(correctPair(template), ({ previous, current }) => {
        const more = { previous: { report: previous, template } }
        expect(accused(contextOf(template, current, more))).toEqual(new Set())
        const missed = ids.filter(
          (id) => !accused(contextOf(template, plusOne(current, id), more)).has(id),
        )
        expect(missed).toEqual([])
      }),
      { numRuns: 5 },
    )
  })

  test('notices negative and fractional figures in every cell that must have none', () => {
    const [report] = fc.sample(correctReport(template), { numRuns: 1, seed: 7 })
    if (!report) throw new Error('no sample')
    for (const { id, column } of template.cells) {
      const negative = check(contextOf(template, withFigure(report, id, -1))).findings
      const fraction = check(contextOf(template, withFigure(report, id, 0.5))).findings
      const named = (found: typeof negative, rule: string) =>
        found.some((finding) => finding.rule === rule && finding.cells.includes(id))
      expect([id, named(negative, 'all.nonneg')]).toEqual([id, column.type !== 'change'])
      expect([id, named(fraction, 'all.whole')]).toEqual([id, column.type !== 'amount'])
    }
  })

  test('never passes a report with a blank or unread cell, nor one without any cell', () => {
    fc.assert(
      fc.property(
        correctReport(template),
        fc.constantFrom(...template.cells.map(({ id }) => id)),
        fc.constantFrom('blank' as const, 'unread' as const),
        (report, id, kind) => {
          const result = check(contextOf(template, withCell(report, id, { kind, raw: '' })))
          expect(result.status).toBe('incomplete')
          const rule = kind === 'blank' ? 'all.filled' : 'all.read'
          expect(
            result.findings.some((each) => each.rule === rule && each.cells.includes(id)),
          ).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
    const [report] = fc.sample(correctReport(template), 1)
    expect(report && check(contextOf(template, { ...report, cells: {} })).status).toBe('incomplete')
  })

  test('fails a report with a stroke, 不适用 or text in a cell, each with its own sentence', () => {
    const [report] = fc.sample(correctReport(template), 1)
    if (!report) throw new Error('no sample')
    const messages = (['slash', 'na', 'text'] as const).map((kind) => {
      const raw = { slash: '/', na: '不适用', text: '见附件' }[kind]
      const result = check(
        contextOf(template, withCell(report, 't4.n.review_other', { kind, raw })),
      )
      expect(result.status).toBe('fail')
      const found = result.findings.find(({ rule }) => rule === 'all.filled')
      expect(found?.message).toContain(raw)
      return found?.message
    })
    expect(new Set(messages).size).toBe(3)
  })
})

test('checks a pair across templates: 结转 yes, 现行有效 no', () => {
  fc.assert(
    fc.property(correctPair(newer, older), ({ previous, current }) => {
      const more = { previous: { report: previous, template: older } }
      expect(accused(contextOf(newer, current, more))).toEqual(new Set())
      const broken = accused(contextOf(newer, plusOne(current, 't3.carried_in.natural'), more))
      expect(broken).toContain('t3.carried_in.natural')
    }),
    { numRuns: 10 },
  )
})

test('puts the worst first and says what a clerk can act on', () => {
  const zeros = Object.fromEntries(
    newer.cells.map(({ id }) => [id, { kind: 'number', value: 0, raw: '0' }] as const),
  )
  const [sample] = fc.sample(correctReport(newer, { year: 2023 }), 1)
  if (!sample) throw new Error('no sample')
  let report: AnnualReport = { ...sample, cells: zeros }
  for (const id of ['new', 'granted', 'result_total']) {
    for (const column of ['natural', 'total']) {
      report = withFigure(report, `t3.${id}.${column}`, id === 'new' ? 3 : 2)
    }
  }
  const { findings, status } = check(contextOf(newer, report))
  expect(status).toBe('fail')
  expect(findings[0]).toMatchObject({
    rule: 't3.balance',
    cells: [
      't3.new.natural',
      't3.carried_in.natural',
      't3.result_total.natural',
      't3.carried_out.natural',
    ],
    expected: 2,
    actual: 3,
    message:
      '表三“自然人”列：“一、本年新收”3 + “二、上年结转”0 = 3，而“三、本年度办理结果·（七）总计”2 + “四、结转下年度继续办理”0 = 2，相差 1，请核对这 4 格。',
  })
  const levels = findings.map(({ level }) => ['error', 'warning', 'hint'].indexOf(level))
  expect(levels).toEqual([...levels].sort())
})
