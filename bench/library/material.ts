import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { type ReportFormat, writeReport } from '#modules/annual-report/actions/write-report.ts'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { anlanReport } from '#modules/annual-report/testing.ts'
import { draftOf } from '#testing/annual-report/mess/draft.ts'
import { renderHtml } from '#testing/annual-report/mess/render-html.ts'
import { renderTabs } from '#testing/annual-report/mess/render-tabs.ts'
import { openPdf } from './baselines.ts'

/** What is measured: one county's report, as a file of every format. */
export type Material = {
  readonly templates: readonly Template[]
  readonly template: Template
  readonly report: AnnualReport
  /** The report with other figures and other text each: what a writer remembers is of no use. */
  readonly variants: readonly AnnualReport[]
  readonly files: Readonly<Record<ReadFormat, Uint8Array>>
}

export type ReadFormat = 'txt' | 'html' | 'docx' | 'xlsx' | 'pdf'

const PDF_PAGES = 6
const VARIANTS = 64
/** Characters that take the place of commas, so that no line of two variants is the same. */
const MARKS = [...'一二三四五六七八九十甲乙丙丁戊己庚辛壬癸']

export async function prepareMaterial(): Promise<Material> {
  const templates = loadTemplates()
  const [template] = templates
  if (!template) throw new RangeError('no template is shipped')
  const report = anlanReport(template)
  const draft = draftOf(report, template)
  const tabs = { below: 'empty', beside: 'empty', pad: false, leadingTab: false } as const
  const write = (format: ReportFormat) => writeReport(report, template, format)
  const files = {
    txt: new TextEncoder().encode(renderTabs(draft, tabs)),
    html: new TextEncoder().encode(renderHtml(draft, 'site')),
    docx: await write('docx'),
    xlsx: await write('xlsx'),
    pdf: await pdfOfPages(report, template, PDF_PAGES),
  }
  const variants = Array.from({ length: VARIANTS }, (_, index) => variantOf(report, index + 1))
  return { templates, template, report, variants, files }
}

/** The report as a PDF of so many pages: section five is repeated until there are enough. */
async function pdfOfPages(
  report: AnnualReport,
  template: Template,
  pages: number,
): Promise<Uint8Array> {
  let longer = report
  for (;;) {
    const bytes = await writeReport(longer, template, 'pdf')
    const pdf = await openPdf(bytes)
    await pdf.destroy()
    if (pdf.pages >= pages) return bytes
    longer = withMoreText(longer)
  }
}

function withMoreText(report: AnnualReport): AnnualReport {
  const paragraph =
    report.sections
      .find(({ id }) => id === 's5')
      ?.text.split('\n')
      .at(-1) ?? ''
  const sections = report.sections.map((section) =>
    section.id === 's5' ? { ...section, text: `${section.text}\n${paragraph}` } : section,
  )
  return { ...report, sections }
}

function variantOf(report: AnnualReport, step: number): AnnualReport {
  const mark = MARKS[step % MARKS.length] ?? ''
  const other = (text: string) => text.replaceAll('，', mark)
  const cells = Object.entries(report.cells).map(([id, cell]) => {
    if (cell.kind !== 'number') return [id, cell]
    const value = cell.value + step
    return [id, { ...cell, value, raw: String(value) }]
  })
  const sections = report.sections.map((section) => ({
    ...section,
    text: other(section.text),
    topics: section.topics.map((topic) => ({ ...topic, text: other(topic.text) })),
  }))
  return { ...report, cells: Object.fromEntries(cells), sections }
}
