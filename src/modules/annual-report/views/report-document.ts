import type { AnnualReport, SectionText } from '#core/annual-report/report.ts'
import { INTRO } from '#core/annual-report/report.ts'
import type { Section, Template } from '#core/annual-report/template.ts'
import { chineseDay } from '#core/kit/day.ts'
import type { OutputBlock, OutputDocument } from '#platform/documents/write/output-document.ts'
import { type ReportTable, reportTables } from './report-tables.ts'

/**
 * An annual report in the official form (国办公开办函〔2019〕60号, 〔2021〕30号): head, introduction,
 * the sections in order with the wording and the tables of the template, agency and day at the foot.
 */
export function reportDocument(report: AnnualReport, template: Template): OutputDocument {
  const tables = reportTables(report, template)
  const title = reportTitle(report, template)
  return {
    title,
    titleLines: title.split(/(?=政府信息公开工作年度报告$)/),
    language: 'zh-CN',
    ...(report.agency ? { author: report.agency } : {}),
    subject: '政府信息公开工作年度报告',
    keywords: ['政府信息公开', '年度报告', ...(report.year ? [`${report.year}年`] : [])],
    ...(report.signedOn ? { date: report.signedOn } : {}),
    blocks: [
      ...unreadNote(report, template),
      ...narrative(textOf(report, INTRO)),
      ...template.sections.flatMap((section) => sectionBlocks(report, section, tables)),
      ...signature(report),
    ],
  }
}

/** The title as printed, else as the template words it. */
export function reportTitle(report: AnnualReport, template: Template): string {
  return (
    report.title ??
    template.title
      .replace('{agency}', report.agency ?? '')
      .replace('{year}年', report.year ? `${report.year}年` : '')
  )
}

function sectionBlocks(
  report: AnnualReport,
  section: Section,
  tables: readonly ReportTable[],
): OutputBlock[] {
  return [
    { kind: 'heading', level: 1, text: `${section.ordinal}、${section.title}`, id: section.id },
    ...narrative(textOf(report, section.id)),
    ...tables.filter((each) => each.section === section.id).map((each) => each.table),
  ]
}

function textOf(report: AnnualReport, id: string): SectionText | undefined {
  return report.sections.find((section) => section.id === id)
}

/** One paragraph per line; a sub-topic's heading on a line of its own becomes a heading. */
function narrative(section: SectionText | undefined): OutputBlock[] {
  const lines = (section?.text ?? '').split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .map((line): OutputBlock => {
      const heading = section?.topics.find(
        (topic) => topic.heading !== '' && line.startsWith(topic.heading),
      )?.heading
      if (heading === line) return { kind: 'heading', level: 2, text: line }
      if (!heading) return { kind: 'paragraph', text: line }
      const stop = /^[。：:.]/.test(line.slice(heading.length)) ? 1 : 0
      return { kind: 'paragraph', text: line, lead: heading.length + stop }
    })
}

function signature(report: AnnualReport): OutputBlock[] {
  if (!report.signedOn) return []
  const lines = [...(report.agency ? [report.agency] : []), chineseDay(report.signedOn)]
  return [{ kind: 'signature', lines }]
}

/**
 * Cells that could not be read are left empty; the head of the document says which they are, so that
 * nobody takes them for blanks or zeros.
 */
function unreadNote(report: AnnualReport, template: Template): OutputBlock[] {
  const names = template.tables.flatMap((table) => {
    const cells = template.cells.filter((cell) => cell.table === table)
    const unread = cells.filter(({ id }) => (report.cells[id]?.kind ?? 'unread') === 'unread')
    const first = unread[0]
    if (!first) return []
    if (unread.length < cells.length || cells.length === 1) return unread.map((cell) => cell.name)
    return [`${first.name.replace(/“.*$/s, '')}全部${cells.length}格`]
  })
  return names.length === 0 ? [] : [{ kind: 'note', text: `未读出：${names.join('；')}。` }]
}
