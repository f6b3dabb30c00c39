import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellOfTerm, instancesOf, type Template, type Term } from '#core/annual-report/template.ts'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { correctFamily, correctPair, correctReport, figuresOfReport } from './arbitrary.ts'
import type { Figures } from './figures.ts'

const templates = loadTemplates()
const runs = { numRuns: 40 }

/** The relations that do not hold, by id; those with cells that last year lacks are left out. */
function broken(template: Template, now: Figures, before?: Figures): string[] {
  const figureAt = (term: Term): number => {
    if (typeof term === 'number') return term
    const value = (term.includes('prev:') ? before : now)?.[cellOfTerm(term)] ?? Number.NaN
    return term.startsWith('-') ? -value : value
  }
  const sum = (terms: readonly Term[]) =>
    terms.reduce<number>((all, term) => all + figureAt(term), 0)
  return template.relations.flatMap((relation) =>
    instancesOf(template, relation).flatMap(({ left, right }) => {
      const difference = sum(left) - sum(right)
      if (Number.isNaN(difference)) return []
      const holds = { '==': difference === 0, '<=': difference <= 0, '>=': difference >= 0 }
      return holds[relation.op] ? [] : [relation.id]
    }),
  )
}

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    test('a correct report satisfies every relation and has a whole figure in every cell', () => {
      fc.assert(
        fc.property(correctReport(template), (report) => {
          const figures = figuresOfReport(report)
          expect(broken(template, figures)).toEqual([])
          for (const { id, column } of template.cells) {
            if (column.type !== 'change') expect(figures[id]).toBeGreaterThanOrEqual(0)
            if (column.type !== 'amount') expect(figures[id]).toSatisfy(Number.isSafeInteger)
          }
        }),
        runs,
      )
    })

    test('a correct pair satisfies the relations to the year before', () => {
      fc.assert(
        fc.property(correctPair(template), ({ previous, current }) => {
          const [now, before] = [figuresOfReport(current), figuresOfReport(previous)]
          expect(broken(template, now, before)).toEqual([])
          expect(current.year).toBe((previous.year ?? 0) + 1)
        }),
        runs,
      )
    })

    test('a correct family adds up and satisfies every relation', () => {
      fc.assert(
        fc.property(correctFamily(template), ({ government, members }) => {
          const figures = figuresOfReport(government)
          expect(broken(template, figures)).toEqual([])
          const total = members.reduce(
            (sum, one) => sum + (figuresOfReport(one)['t3.new.total'] ?? 0),
            0,
          )
          expect(figures['t3.new.total']).toBe(total)
        }),
        runs,
      )
    })
  },
)

test('a pair may cross from one template to the next', () => {
  const [newer, older] = templates as [Template, Template]
  fc.assert(
    fc.property(correctPair(newer, older), ({ previous, current }) => {
      expect(broken(newer, figuresOfReport(current), figuresOfReport(previous))).toEqual([])
      expect([previous.template, current.template]).toEqual([older.id, newer.id])
    }),
    runs,
  )
})
