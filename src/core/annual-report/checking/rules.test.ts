import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { contextOf, zeroReport } from '#testing/annual-report/sample.ts'
import { cellNotes } from '../cell-notes.ts'
import { basisIn, FORMS } from './basis.ts'
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

describe('the law', () => {
  const data = ['./settings.json', '../cell-notes.json', '../templates/foi-annual-2019.json']
    .concat('../templates/foi-annual-2021.json')
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  const bases = templates.flatMap((template) => rulesOf(template).flatMap(({ basis }) => basis))
  const cited = [...data, ...bases].flatMap((text) => text.match(/§[^"；，、。]*/g) ?? [])

  test('is cited in one way: law, §, article, paragraph in words, item in brackets', () => {
    expect(cited.length).toBeGreaterThan(100)
    const NUMBER = '[一二三四五六七八九十]+'
    const form = new RegExp(`^§\\d+(?:第${NUMBER}款)?(?:\\(${NUMBER}\\))?(?:—§\\d+|（.*)?$`)
    expect(cited.filter((article) => !form.test(article))).toEqual([])
    // §50 has two paragraphs: an item of it is named with its paragraph.
    expect(cited.filter((article) => article.startsWith('§50('))).toEqual([])
  })

  test('is not claimed where only the form or experience says so', () => {
    const [template] = templates
    const basisOf = (id: string) =>
      (template ? rulesOf(template) : []).find((rule) => rule.id === id)?.basis.join() ?? ''
    for (const id of ['x.agg', 'x.members', 'x.previous-year', 'x.previous-agency', 'x.carry']) {
      expect([id, basisOf(id)]).toEqual([id, expect.stringMatching(/^表间关系,国办公开办函/)])
    }
    expect(basisOf('all.magnitude')).toMatch(/^经验值/)
    expect([...data, ...bases].join()).not.toMatch(
      /未核实 (?:法源|口径)|武政办发〔2025〕54号(?!（地方口径，供参考）)/,
    )
  })

  test('names the document of the report’s own form', () => {
    for (const template of templates) {
      const other = FORMS.filter((document) => document !== template.source.docNo)
      const named = rulesOf(template)
        .filter(({ basis }) => basis.includes(template.source.docNo))
        .flatMap(({ basis }) => basisIn(template, basis))
      expect(named.length).toBeGreaterThan(20)
      expect(named.filter((each) => other.includes(each))).toEqual([])
    }
    expect(basisIn(templates[0] as (typeof templates)[number], ['条例§49'])).toEqual(['条例§49'])
  })

  test('and what is counted stand in one place each', () => {
    for (const place of templates.flatMap(({ cells }) => cells)) {
      const notes = cellNotes(place)
      expect(place.row.note).toBeUndefined()
      expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length)
      const law = place.row.legalBasis ?? []
      const ofRow = notes.filter(({ cells }) => !cells.includes('.*.'))
      expect(ofRow.flatMap(({ basis }) => basis).filter((each) => law.includes(each))).toEqual([])
    }
  })
})
