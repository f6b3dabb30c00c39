import { check } from '#core/annual-report/checking/check.ts'
import { readReport } from '#core/annual-report/reading/read.ts'
import { type AnnualReport, figureOf } from '#core/annual-report/report.ts'
import { type ReportFormat, writeReport } from '#modules/annual-report/actions/write-report.ts'
import { readDocument } from '#platform/documents/index.ts'
import type { Work } from '../measure.ts'
import {
  decodeOnly,
  parseHtmlOnly,
  pdfTextOnly,
  sumsOnly,
  typesetOnly,
  unzipOnly,
  zipOnly,
} from './baselines.ts'
import type { Material, ReadFormat } from './material.ts'

export type Case = {
  readonly name: string
  /** Reports per second that are owed, on one core. */
  readonly owed: number
  readonly work: Work
  readonly baselineName: string
  readonly baseline: Work
}

/** The names of what is measured, known before anything is prepared. */
export const caseNames: readonly string[] = [
  'read TXT',
  'read HTML (site page)',
  'read DOCX',
  'read XLSX',
  'read PDF (6 pages)',
  'check',
  'write DOCX',
  'write PDF',
]

/** What is measured, in the order of the table. */
export async function casesOf(material: Material): Promise<Case[]> {
  const { report, template, files } = material
  const reading = (format: ReadFormat) => readingOf(material, format)
  const writing = (format: ReportFormat) => writingOf(material, format)
  return [
    {
      name: 'read TXT',
      owed: 300,
      work: reading('txt'),
      baselineName: 'TextDecoder',
      baseline: decodeOnly(files.txt),
    },
    {
      name: 'read HTML (site page)',
      owed: 300,
      work: reading('html'),
      baselineName: 'htmlparser2, no handlers',
      baseline: parseHtmlOnly(files.html),
    },
    {
      name: 'read DOCX',
      owed: 50,
      work: reading('docx'),
      baselineName: 'fflate unzip',
      baseline: unzipOnly(files.docx),
    },
    {
      name: 'read XLSX',
      owed: 50,
      work: reading('xlsx'),
      baselineName: 'fflate unzip',
      baseline: unzipOnly(files.xlsx),
    },
    {
      name: 'read PDF (6 pages)',
      owed: 15,
      work: reading('pdf'),
      baselineName: 'pdf.js getTextContent',
      baseline: pdfTextOnly(files.pdf),
    },
    {
      name: 'check',
      owed: 20_000,
      work: await checkingOf(material),
      baselineName: 'the sums in a plain loop',
      baseline: sumsOnly(report, template),
    },
    {
      name: 'write DOCX',
      owed: 50,
      work: writing('docx'),
      baselineName: 'fflate zip of the same parts',
      baseline: zipOnly(files.docx),
    },
    {
      name: 'write PDF',
      owed: 50,
      work: writing('pdf'),
      baselineName: 'Typst, the bare words',
      baseline: typesetOnly(material.variants.map(wordsOf)),
    },
  ]
}

/** From bytes to exact data and facts. Refuses to measure a reader that reads wrongly. */
function readingOf(material: Material, format: ReadFormat): Work {
  const { files, templates } = material
  let isChecked = false
  return async () => {
    const document = await readDocument(files[format], `report.${format}`)
    if (!document.ok) throw new Error(`${format}: ${document.error.message}`)
    const read = readReport(document.value, templates)
    if (!read.ok) throw new Error(`${format}: ${read.error.message}`)
    if (!isChecked && figuresOf(material, read.value) !== figuresOf(material, material.report)) {
      throw new Error(`${format} is not read correctly`)
    }
    isChecked = true
  }
}

/** A report as it was read, with its facts; a new object each time, so that nothing is remembered. */
async function checkingOf({ files, templates, template }: Material): Promise<Work> {
  const document = await readDocument(files.txt, 'report.txt')
  const read = document.ok ? readReport(document.value, templates) : null
  if (!read?.ok) throw new Error('there is no report to check')
  const report = read.value
  const how = { template, mayMakeRules: false, isGovernment: true, strict: false }
  return () => check({ ...how, report: { ...report } })
}

function writingOf({ variants, template, report }: Material, format: ReportFormat): Work {
  let turn = 0
  return () => {
    turn += 1
    return writeReport(variants[turn % variants.length] ?? report, template, format)
  }
}

const wordsOf = (report: AnnualReport): string => report.sections.map(({ text }) => text).join('')

const figuresOf = ({ template }: Material, report: AnnualReport): string =>
  JSON.stringify(template.cells.map(({ id }) => figureOf(report, id)))
