import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../../modules/annual-report/annual-report.templates.ts'
import type { NeutralDocument } from '../../../kit/document.ts'
import { readReport } from '../../reading/read.ts'
import { confirmedFacts, narrativeRules } from './index.ts'
import { contextOf } from './testing.ts'

// Published reports of five agencies, kept beside the project where it is developed. The project
// carries their figures only.
const FOLDER = '../shared/samples'

const REPORTS = [
  {
    file: '2020-haiyuan-approval-bureau.txt',
    findings: ['n.license-zero hint'],
    holds: ['n.new', 'n.new'],
    says: [],
  },
  {
    file: '2020-haiyuan-government.txt',
    findings: ['n.enumeration warning'],
    holds: ['n.percent', 'n.percent', 'n.percent'],
    says: ['1501÷1501 = 100%', '116÷121 = 95.9%', '158÷158 = 100%'],
  },
  {
    file: '2020-shapotou-service-centre.txt',
    findings: ['n.settled hint', 'n.scope hint', 'n.scope hint', 'n.license-zero hint'],
    holds: ['n.new', 'n.percent', 'n.percent', 'n.sum', 'n.sum', 'n.sum', 'n.sum', 'n.sum'],
    says: [
      '961 = 74+887',
      '74 = 71+1+1+1',
      '887 = 40+847',
      '675÷745 = 90.6%',
      '597÷745 = 80.13%',
      '3950 = 3612+309+16+13',
      '141 = 120+17+2+2',
    ],
  },
  {
    file: '2020-wenshang-approval-bureau.txt',
    findings: ['n.license error', 'n.license-gap hint'],
    holds: ['n.change', 'n.enumeration', 'n.license', 'n.new', 'n.percent', 'n.percent'],
    says: ['105+144 = 249', '29414+38 = 29452', '100÷170 = 59%', '70÷170 = 41%'],
  },
  {
    file: '2020-zhongning-approval-bureau.txt',
    findings: ['n.scope hint', 'n.twice hint', 'n.twice hint', 'n.license-zero hint'],
    holds: ['n.new', 'n.percent', 'n.sum', 'n.sum'],
    says: ['540 = 75+274+81+64+46', '4568 = 3144+1424', '4568÷4568 = 100%'],
  },
]

function contextFor(file: string) {
  const templates = loadTemplates()
  const document: NeutralDocument = {
    format: 'txt',
    blocks: readFileSync(`${FOLDER}/${file}`, 'utf8')
      .split(/\r?\n/)
      .map((text, index) => ({ kind: 'paragraph', text, at: { line: index + 1 } })),
  }
  const read = readReport(document, templates)
  if (!read.ok) throw new Error(read.error.message)
  const template = templates.find((each) => each.id === read.value.template)
  if (!template) throw new Error(`no template ${read.value.template}`)
  return contextOf(template, read.value)
}

// Without the folder there is nothing to read: vitest reports these as skipped.
describe.skipIf(!existsSync(FOLDER))('the narrative of real reports', () => {
  it.each(REPORTS)('$file', ({ file, findings, holds, says }) => {
    const context = contextFor(file)
    const found = narrativeRules.flatMap((rule) => rule.check(context))
    const confirmed = confirmedFacts(context)
    expect(found.map(({ rule, level }) => `${rule} ${level}`)).toEqual(findings)
    expect(confirmed.map(({ rule }) => rule).sort()).toEqual(holds)
    expect(confirmed.map(({ text }) => text)).toEqual(expect.arrayContaining(says))
  })

  it('reports the applications entered as decisions, with the figures', () => {
    const context = contextFor('2020-wenshang-approval-bureau.txt')
    const [finding] = narrativeRules.flatMap((rule) => rule.check(context))
    expect(finding).toMatchObject({ rule: 'n.license', expected: 29452, actual: 29497 })
    for (const figure of ['29497', '29414', '38', '29452'])
      expect(finding?.message).toContain(figure)
  })

  it('names the domain that was not announced', () => {
    const context = contextFor('2020-haiyuan-government.txt')
    const [finding] = narrativeRules.flatMap((rule) => rule.check(context))
    expect(finding).toMatchObject({
      rule: 'n.enumeration',
      expected: null,
      actual: 7,
      section: 's2',
    })
    expect(finding?.message).toContain('食品药品安全领域')
  })
})
