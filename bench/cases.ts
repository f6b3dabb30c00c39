import { check } from '#core/annual-report/checking/check.ts'
import { readReport } from '#core/annual-report/reading/read.ts'
import { type ReportFormat, writeReport } from '#modules/annual-report/actions/write-report.ts'
import { readDocument } from '#platform/documents/index.ts'
import {
  decodeOnly,
  parseHtmlOnly,
  pdfTextOnly,
  sumsOnly,
  unzipOnly,
  zipOnly,
} from './baselines.ts'
import type { Material, ReadFormat } from './material.ts'
import type { Work } from './measure.ts'

export type Case = {
  readonly name: string
  /** Reports per second that are owed, on one core. */
  readonly owed: number
  readonly work: Work
  readonly baselineName: string
  readonly baseline: Work
}

/** What is measured, in the order of the table. */
export async function casesOf(material: Material): Promise<Case[]> {
  const { report, template, files } = material
  const reading = (format: ReadFormat) => readingOf(material, format)
  const written = {
    docx: await writeReport(report, template, 'docx'),
    pdf: await writeReport(report, template, 'pdf'),
  }
  const writing = (format: ReportFormat) => () => writeReport(report, template, format)
  const context = { report, template, mayMakeRules: false, isGovernment: true, strict: false }
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
      work: () => check(context),
      baselineName: 'the sums in a plain loop',
      baseline: sumsOnly(report, template),
    },
    {
      name: 'write DOCX',
      owed: 50,
      work: writing('docx'),
      baselineName: 'fflate zip of the same parts',
      baseline: zipOnly(written.docx),
    },
    {
      name: 'write PDF',
      owed: 50,
      work: writing('pdf'),
      baselineName: 'pdf.js getTextContent of it',
      baseline: pdfTextOnly(written.pdf),
    },
  ]
}

/** From bytes to exact data and facts. Refuses to measure a reader that reads wrongly. */
function readingOf({ files, report, templates }: Material, format: ReadFormat): Work {
  const wanted = JSON.stringify(Object.entries(report.cells).map(([id, { kind }]) => [id, kind]))
  let checked = false
  return async () => {
    const document = await readDocument(files[format], `report.${format}`)
    if (!document.ok) throw new Error(`${format}: ${document.error.message}`)
    const read = readReport(document.value, templates)
    if (!read.ok) throw new Error(`${format}: ${read.error.message}`)
    if (checked) return
    checked = true
    const found = Object.entries(read.value.cells).map(([id, { kind }]) => [id, kind])
    if (JSON.stringify(found) !== wanted) throw new Error(`${format} is not read correctly`)
  }
}
