import { fail, ok, type Result } from '../kit/result.ts'
import {
  type AnnualReport,
  type Cell,
  type CellKind,
  type CellSource,
  type Contact,
  INTRO,
  type ReadWarning,
  type SectionText,
  type TopicText,
  type UnreadReason,
} from './report.ts'
import type { CellId, Template } from './template.ts'

export const REPORT_FORMAT = 'gongkai.annual-report/1'

/** An annual report as a JSON object. Facts are left out: they follow from the text of the sections. */
export type ReportJson = {
  readonly format: typeof REPORT_FORMAT
  /** The file the report was read from, where there is one. */
  readonly file?: string
  readonly template: string
  readonly year: number | null
  readonly agency: string | null
  readonly title: string | null
  readonly period: AnnualReport['period']
  readonly contact: Contact
  readonly signedOn: string | null
  readonly cells: Readonly<Record<CellId, Cell>>
  /** Text by section id; `intro` is what stands before the first heading. */
  readonly sections: Readonly<Record<string, string>>
  /** Headings as printed, by section id; null where the section was not found. */
  readonly headings: Readonly<Record<string, string | null>>
  /** Sub-topics by section id. */
  readonly topics: Readonly<Record<string, readonly TopicText[]>>
  readonly warnings: readonly ReadWarning[]
}

/** The report as an object for `JSON.stringify`. */
export function toJson(report: AnnualReport, file?: string): ReportJson {
  const bySection = <T>(pick: (section: SectionText) => T): Record<string, T> =>
    Object.fromEntries(report.sections.map((section) => [section.id, pick(section)]))
  return {
    format: REPORT_FORMAT,
    ...(file === undefined ? {} : { file }),
    template: report.template,
    year: report.year,
    agency: report.agency,
    title: report.title,
    period: report.period,
    contact: report.contact,
    signedOn: report.signedOn,
    cells: report.cells,
    sections: bySection((section) => section.text),
    headings: bySection((section) => section.heading),
    topics: bySection((section) => section.topics),
    warnings: report.warnings,
  }
}

/**
 * A report from such an object. A cell that is missing is not read (never blank, never zero); a cell
 * the template does not have, or a value of the wrong kind, is refused in a sentence. `facts` is empty.
 */
export function fromJson(data: unknown, template: Template): Result<AnnualReport, string> {
  if (!isRecord(data))
    return fail(
      '这不是本程序写出的年报 JSON：最外层应当是一个对象。请用 report read --json 或 report write 另写一份。',
    )
  if (data.format !== REPORT_FORMAT) {
    return fail(
      `这不是本程序写出的年报 JSON：开头没有“${REPORT_FORMAT}”的标记。请用 report read --json 或 report write 另写一份。`,
    )
  }
  if (data.template !== template.id) {
    return fail(`这份年报 JSON 用的格式是“${String(data.template)}”，不是“${template.id}”。`)
  }
  const problems: string[] = []
  const report = decodeReport(data, template, problems)
  return problems.length > 0 ? fail(problems.slice(0, 5).join('')) : ok(report)
}

type Problems = string[]
type Fields = Readonly<Record<string, unknown>>

function decodeReport(data: Fields, template: Template, problems: Problems): AnnualReport {
  return {
    template: template.id,
    title: textOrNull(data.title, 'title', problems),
    year: yearOf(data.year, problems),
    agency: textOrNull(data.agency, 'agency', problems),
    period: periodOf(data.period, problems),
    contact: contactOf(data.contact, problems),
    signedOn: dayOrNull(data.signedOn, 'signedOn', problems),
    cells: cellsOf(data.cells, template, problems),
    sections: sectionsOf(data, template, problems),
    facts: [],
    warnings: list(data.warnings, 'warnings', problems).flatMap((warning) =>
      isRecord(warning) && typeof warning.code === 'string' && typeof warning.message === 'string'
        ? [warning as ReadWarning]
        : complain(problems, 'warnings 中的每一项都要有 code 和 message。', []),
    ),
  }
}

// --- cells ---

const UNREAD: Cell = { kind: 'unread', raw: '' }

const KINDS = {
  number: true,
  blank: true,
  slash: true,
  na: true,
  text: true,
  unread: true,
} as const satisfies Record<CellKind, true>

function cellsOf(data: unknown, template: Template, problems: Problems): Record<CellId, Cell> {
  const given = record(data, 'cells', problems)
  for (const id of Object.keys(given)) {
    if (!template.cellById.has(id)) problems.push(`“${template.name}”没有单元格“${id}”。`)
  }
  return Object.fromEntries(
    template.cells.map(({ id, name }) => [
      id,
      given[id] === undefined ? UNREAD : cellOf(given[id], `${id}（${name}）`, problems),
    ]),
  )
}

function cellOf(data: unknown, where: string, problems: Problems): Cell {
  if (!isRecord(data) || typeof data.kind !== 'string' || !Object.hasOwn(KINDS, data.kind)) {
    const kinds = Object.keys(KINDS).join('、')
    return complain(problems, `单元格 ${where}的 kind 应当是 ${kinds} 之一。`, UNREAD)
  }
  const kind = data.kind as CellKind
  const source = {
    ...(isRecord(data.source) ? { source: data.source as CellSource } : {}),
    ...(kind === 'unread' && typeof data.reason === 'string'
      ? { reason: data.reason as UnreadReason }
      : {}),
  }
  if (kind !== 'number') return { kind, raw: text(data.raw ?? '', where, problems), ...source }
  if (typeof data.value !== 'number' || !Number.isFinite(data.value)) {
    return complain(problems, `单元格 ${where}的 value 应当是数字。`, UNREAD)
  }
  const raw = text(data.raw ?? String(data.value), where, problems)
  return { kind, value: data.value, raw, ...source }
}

// --- text ---

function sectionsOf(data: Fields, template: Template, problems: Problems): SectionText[] {
  const texts = record(data.sections, 'sections', problems)
  const headings = record(data.headings ?? {}, 'headings', problems)
  const topics = record(data.topics ?? {}, 'topics', problems)
  const ids = [INTRO, ...template.sections.map((section) => section.id)]
  const unknown = Object.keys(texts).filter((id) => !ids.includes(id))
  for (const id of unknown) problems.push(`“${template.name}”没有“${id}”这一部分。`)
  return ids.map((id) => ({
    id,
    heading: textOrNull(headings[id], `headings.${id}`, problems),
    text: text(texts[id] ?? '', `sections.${id}`, problems),
    topics: list(topics[id] ?? [], `topics.${id}`, problems).map((topic) =>
      topicOf(topic, `topics.${id}`, problems),
    ),
  }))
}

function topicOf(data: unknown, where: string, problems: Problems): TopicText {
  const fields = record(data, where, problems)
  return {
    id: textOrNull(fields.id, `${where}.id`, problems),
    heading: text(fields.heading, `${where}.heading`, problems),
    text: text(fields.text, `${where}.text`, problems),
  }
}

const CONTACT = ['address', 'postcode', 'phone', 'email', 'url'] as const

function contactOf(data: unknown, problems: Problems): Contact {
  const fields = record(data ?? {}, 'contact', problems)
  return Object.fromEntries(
    CONTACT.flatMap((key) =>
      fields[key] === undefined ? [] : [[key, text(fields[key], `contact.${key}`, problems)]],
    ),
  )
}

// --- days and years ---

function yearOf(data: unknown, problems: Problems): number | null {
  if (data === null || data === undefined) return null
  const sound = typeof data === 'number' && Number.isInteger(data) && data >= 2008 && data <= 2100
  return sound ? data : complain(problems, 'year 应当是四位年份，如 2025。', null)
}

function periodOf(data: unknown, problems: Problems): AnnualReport['period'] {
  if (data === null || data === undefined) return null
  const fields = record(data, 'period', problems)
  const from = dayOrNull(fields.from, 'period.from', problems)
  const to = dayOrNull(fields.to, 'period.to', problems)
  return from && to ? { from, to } : complain(problems, 'period 要有 from 和 to 两个日期。', null)
}

function dayOrNull(data: unknown, where: string, problems: Problems): string | null {
  const day = textOrNull(data, where, problems)
  if (day === null || /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)) return day
  return complain(problems, `${where} 应当是“2026-01-20”这样的日期。`, null)
}

// --- plain shapes ---

function isRecord(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function record(data: unknown, where: string, problems: Problems): Fields {
  return isRecord(data) ? data : complain(problems, `${where} 应当是一个对象。`, {})
}

function list(data: unknown, where: string, problems: Problems): readonly unknown[] {
  if (data === undefined) return []
  return Array.isArray(data) ? data : complain(problems, `${where} 应当是一个列表。`, [])
}

function text(data: unknown, where: string, problems: Problems): string {
  return typeof data === 'string' ? data : complain(problems, `${where} 应当是文字。`, '')
}

function textOrNull(data: unknown, where: string, problems: Problems): string | null {
  return data === null || data === undefined ? null : text(data, where, problems)
}

function complain<T>(problems: Problems, sentence: string, instead: T): T {
  problems.push(sentence)
  return instead
}
