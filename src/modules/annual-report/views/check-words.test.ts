import { describe, expect, it } from 'vitest'
import { check } from '#core/annual-report/checking/index.ts'
import type { Finding } from '#core/annual-report/finding.ts'
import { withFigure } from '#testing/annual-report/arbitrary.ts'
import { contextOf, withText, zeroReport } from '#testing/annual-report/sample.ts'
import type { CheckedFile } from '../actions/check-files.ts'
import { checkReport } from '../actions/check-report.ts'
import { Tally } from '../actions/check-summary.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { checkPage } from './check-page.ts'
import { checkedLines } from './check-text.ts'
import { basisText } from './check-words.ts'

const [template] = loadTemplates()
if (!template) throw new Error('no template')
const clean = zeroReport(template, { year: 2023, agency: '安澜县财政局' })
const faulty = withText(
  [
    ['t2_art20_5.license.decisions', 11.5],
    ['t3.new.natural', -2],
    ['t4.n.review_total', 3],
  ].reduce((made, [id, value]) => withFigure(made, `${id}`, Number(value)), clean),
  's6',
  '无',
)
const { findings } = check(contextOf(template, faulty))
const checked: CheckedFile = {
  file: 'x.docx',
  result: {
    ok: true,
    value: checkReport(
      { report: faulty, template },
      { government: false, mayMakeRules: false, strict: false },
    ),
  },
}

describe('the line under a finding', () => {
  it('names law and rule', () => {
    const finding: Finding = {
      rule: 'x.carry',
      level: 'error',
      cells: ['t3.carried_in.total'],
      section: null,
      message: '',
      expected: 12,
      actual: 11.5,
      basis: ['表间关系', '国办公开办函〔2021〕30号'],
    }
    expect(basisText(finding)).toBe('依据：表间关系、国办公开办函〔2021〕30号 · 规则 x.carry')
    expect(basisText({ ...finding, basis: [] })).toBe('规则 x.carry')
  })

  it('has no cell id, on the screen or on the page', () => {
    const screen = { columns: 100, style: (_: string, text: string) => text }
    const tally = new Tally()
    tally.add(checked)
    const page = checkPage(tally.summary(), [checked], (rule) => rule)
    for (const shown of [checkedLines(checked, screen).join('\n'), page]) {
      expect(shown).toContain('规则 all.whole')
      expect(shown.match(/依据：/g)?.length).toBe(findings.length)
      expect(shown).not.toMatch(/t\d\w*\.\w+\.\w+|实为|应为 \d/)
    }
  })
})

it('shows tiles for many reports only', () => {
  const pageOf = (files: readonly CheckedFile[]) => {
    const tally = new Tally()
    for (const file of files) tally.add(file)
    return checkPage(tally.summary(), files, (rule) => rule)
  }
  expect(pageOf([checked])).not.toContain('<dl class="statuses">')
  expect(pageOf([checked, checked])).toContain('<dl class="statuses">')
  expect(pageOf([checked])).toContain('<th scope="col">处数</th>')
})

it('expects nothing where nobody knows what is right', () => {
  const expected = (rule: string) => findings.find((each) => each.rule === rule)?.expected
  expect([expected('all.whole'), expected('all.nonneg')]).toEqual([null, null])
  expect(findings.every(({ basis }) => basis && basis.length > 0)).toBe(true)
})
