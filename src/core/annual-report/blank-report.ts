import { type AnnualReport, type Cell, INTRO, type SectionText } from './report.ts'
import type { Section, Template } from './template.ts'

/** What every hint of an empty report begins with; one left in the text is a finding. */
export const HINT_START = '〔请填写：'

const BLANK: Cell = { kind: 'blank', raw: '' }

/**
 * A report to fill in: every cell blank, the headings of the form, and in each narrative section a
 * hint `〔请填写：……〕` of what it must say. Checked as it is, it is incomplete.
 */
export function blankReport(template: Template, year: number, agency: string): AnnualReport {
  return {
    ...reportFrame(template, year, agency),
    cells: Object.fromEntries(template.cells.map(({ id }) => [id, BLANK])),
    sections: hintSections(template, year),
    warnings: [],
  }
}

type ReportFrame = Omit<AnnualReport, 'cells' | 'sections' | 'warnings'>

/** What a report made here, not read from a file, has around its cells and texts. */
export function reportFrame(template: Template, year: number, agency: string): ReportFrame {
  return {
    template: template.id,
    title: titleFor(template, year, agency),
    year,
    agency,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    contact: {},
    signedOn: null,
    facts: [],
  }
}

/** The title as the template words it. */
export function titleFor(template: Template, year: number, agency: string): string {
  return template.title.replace('{agency}', agency).replace('{year}', String(year))
}

/**
 * The headings of the form, in each narrative section a hint of what it must say. Without a year the
 * introduction has no sentence about the period.
 */
export function hintSections(template: Template, year: number | null): SectionText[] {
  return [introOf(year), ...template.sections.map((section) => sectionOf(section))]
}

/** Headings of the form without any text, for reports made from figures alone. */
export function emptySections(template: Template): SectionText[] {
  const empty = { text: '', topics: [] }
  return [
    { id: INTRO, heading: null, ...empty },
    ...template.sections.map((section) => ({
      id: section.id,
      heading: headingOf(section),
      ...empty,
    })),
  ]
}

function introOf(year: number | null): SectionText {
  const text = [
    hint('编制依据'),
    ...(year === null ? [] : [`本报告所列数据的统计期限为${year}年1月1日至${year}年12月31日。`]),
    hint('联系单位、地址、邮编、电话、电子邮箱'),
  ].join('\n')
  return { id: INTRO, heading: null, text, topics: [] }
}

function sectionOf(section: Section): SectionText {
  const topics = (section.topics ?? []).map(({ id, label }, index) => ({
    id,
    heading: `（${ORDINALS[index] ?? ''}）${label}`,
    text: hint(`${label}的做法、数量和成效`),
  }))
  const duties = (section.governmentTopics ?? []).map(({ label }) => label.replace(/结果$/, ''))
  const extra = duties.length > 0 ? [hint(`各级政府还应写明${duties.join('、')}的结果`)] : []
  const plain = section.kind === 'narrative' && topics.length === 0 ? [plainHint(section)] : []
  return {
    id: section.id,
    heading: headingOf(section),
    text: [...topics.map(({ heading, text }) => `${heading}\n${text}`), ...extra, ...plain].join(
      '\n',
    ),
    topics,
  }
}

const ORDINALS = '一二三四五六七八九十'

function headingOf({ ordinal, title }: Section): string {
  return `${ordinal}、${title}`
}

function plainHint({ title, note }: Section): string {
  return hint(note ? `${title}；${note}` : title)
}

function hint(what: string): string {
  return `${HINT_START}${what}〕`
}
