import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { contextOf, zeroReport } from '#testing/annual-report/sample.ts'
import { rulesOf } from './rules.ts'
import { inForce, settings } from './settings.ts'

const templates = loadTemplates()

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    const rules = rulesOf(template)

    test('every rule has its own id', () => {
      const ids = rules.map(({ id }) => id)
      expect(ids).toEqual([...new Set(ids)])
    })

    test.each(rules.map((rule) => [rule.id, rule] as const))('%s explains itself', (id, rule) => {
      expect(id).toMatch(/^[a-z]\w*\.[a-z0-9_-]+$/)
      expect(rule.title.length).toBeGreaterThan(3)
      const sentences = rule.explanation.split(/[。；]/).filter((sentence) => sentence !== '')
      expect(sentences.length).toBeGreaterThanOrEqual(2)
      expect(sentences.length).toBeLessThanOrEqual(6)
      expect(rule.basis.length).toBeGreaterThan(0)
      expect(rule.basis.every((basis) => basis !== '')).toBe(true)
    })

    test.each(rules.map((rule) => [rule.id, rule] as const))(
      '%s survives an empty report',
      (_id, rule) => {
        const report = zeroReport(template)
        const empty = {
          ...report,
          title: null,
          year: null,
          agency: null,
          period: null,
          signedOn: null,
          cells: {},
          sections: [],
        }
        const context = contextOf(template, empty, {
          previous: { report: empty, template },
          members: [{ report: empty, template }],
          siblings: [{ report: empty, template }],
          roster: ['安澜县财政局'],
          isGovernment: true,
        })
        for (const finding of rule.check(context)) {
          expect(finding.rule).toBe(rule.id)
          expect(finding.message).toMatch(/[。”]$/)
        }
      },
    )
  },
)

test('settings in force are the latest that have begun', () => {
  const entries = [{ fromYear: 2019 }, { fromYear: 2024 }]
  expect(inForce(entries, 2018)).toBeUndefined()
  expect(inForce(entries, 2023)).toEqual({ fromYear: 2019 })
  expect(inForce(entries, 2024)).toEqual({ fromYear: 2024 })
  expect(inForce(settings.statutoryDays, 2020)?.agency).toBe('01-31')
})
