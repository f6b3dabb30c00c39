import { toJson } from '#core/annual-report/json.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { reportDocument } from '../views/report-document.ts'

type Writer = (report: AnnualReport, template: Template, fonts: string) => Promise<Uint8Array>

/** Writers are loaded when first used: reading and checking never wait for them. */
const WRITERS = {
  async docx(report, template) {
    const { writeDocx } = await import('#platform/documents/write/docx.ts')
    return writeDocx(reportDocument(report, template))
  },
  async pdf(report, template, fonts) {
    const { writePdf } = await import('#platform/documents/write/pdf.ts')
    return writePdf(reportDocument(report, template), fonts)
  },
  async html(report, template) {
    const { reportPage } = await import('../views/report-page.ts')
    return utf8(reportPage(report, template))
  },
  async xlsx(report, template) {
    const { writeXlsx } = await import('#platform/documents/write/xlsx.ts')
    return writeXlsx(reportDocument(report, template), '全文')
  },
  async csv(report, template) {
    const { writeCsv } = await import('#platform/documents/write/csv.ts')
    const { reportCells } = await import('../views/report-cells.ts')
    return writeCsv(reportCells(report, template))
  },
  async json(report) {
    return utf8(`${JSON.stringify(toJson(report), null, 2)}\n`)
  },
} as const satisfies Readonly<Record<string, Writer>>

export type ReportFormat = keyof typeof WRITERS

/** Every format a report can be written in, by the extension of its file. */
export const REPORT_FORMATS = Object.keys(WRITERS) as readonly ReportFormat[]

/** What a file of each format is called in `Content-Type`. */
export const REPORT_MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/**
 * The report as a file of the given format. Read back, it has the same cells. `fonts` is the folder
 * of the office's own typefaces for PDF, by default `fonts` in the working folder.
 */
export function writeReport(
  report: AnnualReport,
  template: Template,
  format: ReportFormat,
  fonts = 'fonts',
): Promise<Uint8Array> {
  const writer: Writer = WRITERS[format]
  return writer(report, template, fonts)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
