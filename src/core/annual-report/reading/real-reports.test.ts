import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import type { NeutralDocument } from '../../kit/document.ts'
import type { AnnualReport } from '../report.ts'
import { readReport } from './read.ts'

// Published reports of five agencies, kept beside the project where it is developed. The project
// carries their figures only: what is not listed is 0.
const FOLDER = '../shared/samples'
const TABLE_FOUR = ['review', 'suit_direct', 'suit_after'].flatMap((group) =>
  ['upheld', 'corrected', 'other', 'pending', 'total'].map((result) => `t4.n.${group}_${result}`),
)

const REPORTS = [
  {
    file: '2020-haiyuan-approval-bureau.txt',
    agency: '海原县审批服务管理局',
    figures: {},
    blank: TABLE_FOUR.slice(0, 5),
    warnings: ['label-variant'],
  },
  {
    file: '2020-haiyuan-government.txt',
    agency: '海原县人民政府',
    figures: {
      't2_art20_1.normative.made': 15,
      't2_art20_1.normative.disclosed': 15,
      't2_art20_1.normative.public_total': 15,
      't2_art20_5.license.prev_items': 524,
      't2_art20_5.license.delta': 7,
      't2_art20_5.license.decisions': 3592,
      't2_art20_5.other_services.prev_items': 692,
      't2_art20_5.other_services.delta': 50,
      't2_art20_5.other_services.decisions': 27785,
      't2_art20_6.penalty.prev_items': 99,
      't2_art20_6.penalty.delta': 331,
      't2_art20_6.penalty.decisions': 308,
      't2_art20_6.coercion.prev_items': 47,
      't2_art20_6.coercion.delta': -3,
      't2_art20_6.coercion.decisions': 39,
      't2_art20_8.fee.prev_items': 15,
      't2_art20_9.procurement.projects': 10,
      't2_art20_9.procurement.amount': 365.868,
      't3.new.natural': 3,
      't3.new.business': 2,
      't3.new.total': 5,
      't3.granted.natural': 2,
      't3.granted.business': 2,
      't3.granted.total': 4,
      't3.denied_process.natural': 1,
      't3.denied_process.total': 1,
      't3.result_total.natural': 3,
      't3.result_total.business': 2,
      't3.result_total.total': 5,
    },
    blank: TABLE_FOUR,
    warnings: ['label-variant'],
  },
  {
    file: '2020-wenshang-approval-bureau.txt',
    agency: '汶上县行政审批服务局',
    figures: {
      't2_art20_5.license.prev_items': 105,
      't2_art20_5.license.delta': 144,
      't2_art20_5.license.decisions': 29497,
      't3.new.natural': 2,
      't3.new.total': 2,
      't3.granted.natural': 2,
      't3.granted.total': 2,
      't3.result_total.natural': 2,
      't3.result_total.total': 2,
    },
    blank: [],
    warnings: ['heading-variant'],
  },
  {
    file: '2020-zhongning-approval-bureau.txt',
    agency: '中宁县审批服务管理局',
    figures: {},
    blank: [],
    warnings: ['table-displaced'],
  },
  {
    file: '2020-shapotou-service-centre.txt',
    agency: '沙坡头区政务服务中心',
    figures: {},
    blank: [],
    warnings: [],
  },
]

const templates = loadTemplates()

function read(file: string): AnnualReport {
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
  const blocks = text.split(/\r?\n/).map((line, index) => ({
    kind: 'paragraph' as const,
    text: line,
    at: { line: index + 1 },
  }))
  const document: NeutralDocument = { format: 'txt', blocks }
  const report = readReport(document, templates)
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

// The folder is not part of the project; where it is absent these cases are reported as skipped.
describe.skipIf(!existsSync(FOLDER))('published reports', () => {
  it.each(REPORTS)('$file is read cell by cell', ({ file, agency, figures, blank, warnings }) => {
    const report = read(file)
    const expected = Object.fromEntries(
      Object.keys(report.cells).map((id) => [
        id,
        (blank as readonly string[]).includes(id)
          ? 'blank'
          : ((figures as Record<string, number>)[id] ?? 0),
      ]),
    )
    const actual = Object.entries(report.cells).map(([id, cell]) => [
      id,
      cell.kind === 'number' ? cell.value : cell.kind,
    ])
    expect(Object.fromEntries(actual)).toEqual(expected)
    expect(actual).toHaveLength(198)
    expect(report.template).toBe('foi-annual-2019')
    expect(report.year).toBe(2020)
    expect(report.agency).toBe(agency)
    expect(report.warnings.map((warning) => warning.code)).toEqual(warnings)
    expect(report.sections.map((section) => section.heading !== null)).toEqual([
      false,
      ...Array(6).fill(true),
    ])
  })
})
