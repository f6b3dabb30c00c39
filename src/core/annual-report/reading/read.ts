import type { NeutralDocument } from '../../kit/document.ts'
import { fail, ok, type Result } from '../../kit/result.ts'
import { essence } from '../../kit/text.ts'
import { extractFacts } from '../facts/extract-facts.ts'
import { fromJson } from '../json.ts'
import type { AnnualReport, ReadWarning } from '../report.ts'
import type { Template } from '../template.ts'
import { readCellList } from './cell-list.ts'
import { chooseTemplate } from './choose-template.ts'
import { firstReport } from './first-report.ts'
import { readFrontMatter, readTitle } from './front-matter.ts'
import { lexiconOf } from './lexicon.ts'
import { readSections } from './sections.ts'
import { stripsOf } from './strips.ts'
import { displacedTables } from './table-place.ts'
import { readTables } from './tables.ts'

/** Why a document gives no report. */
export type ReadProblem = {
  readonly code: 'not-a-report' | 'unknown-template' | 'bad-json'
  readonly message: string
}

const FEWEST_LABELS = 3

/**
 * Reads an annual report from a document: cells by row label and column position, texts by their
 * headings. Every cell of the template is in the result; what could not be read is «unread» with a
 * warning. Refuses a document in which neither the form nor its headings can be recognised.
 */
export function readReport(
  document: NeutralDocument,
  templates: readonly Template[],
): Result<AnnualReport, ReadProblem> {
  if (document.format === 'json') return readJson(document.data, templates)
  const list = readCellList(document, templates)
  if (list) return ok({ ...list, facts: extractFacts(list.sections, list.year) })
  const all = stripsOf(document)
  const choice = chooseTemplate(templates, essence(all.map((strip) => strip.text).join('')))
  if (!choice) return fail({ code: 'unknown-template', message: '没有可用的年度报告模版。' })
  const { template } = choice
  const { strips, next } = firstReport(all, lexiconOf(template))
  const title = readTitle(strips, essence(template.sections[0]?.title ?? ''), document.title)
  const tables = readTables(strips, lexiconOf(template), title.year)
  const read = readSections(template, strips, tables.tableStrips, title.strip)
  const headings = read.sections.filter((section) => section.heading !== null).length
  if (choice.found < FEWEST_LABELS && headings < FEWEST_LABELS) {
    return fail({
      code: 'not-a-report',
      message: '没有认出政府信息公开工作年度报告的表格和标题，请确认文件内容。',
    })
  }
  const { matter, sections, warnings } = readFrontMatter(title, read.sections)
  const uncertain: ReadWarning[] =
    choice.own > choice.foreign
      ? []
      : [
          {
            code: 'template-uncertain',
            message: `表格内容不足以确定模版，暂按${template.name}读取。`,
          },
        ]
  const partial = [
    ...(document.warnings ?? []),
    ...(next === null ? [] : [unreadReport(next)]),
  ].map((message): ReadWarning => ({ code: 'document', message }))
  const displaced = displacedTables(template, strips, read.headingStrips, tables.figuresFrom)
  return ok({
    template: template.id,
    ...matter,
    cells: tables.cells,
    sections,
    facts: extractFacts(sections, matter.year),
    warnings: [
      ...partial,
      ...warnings,
      ...uncertain,
      ...read.warnings,
      ...tables.warnings,
      ...displaced,
    ],
  })
}

function unreadReport(firstWords: string): string {
  return `文件里在这份报告之后还有一份报告（“${firstWords}”），没有读取；请分成两个文件分别读取。`
}

/** Our own format names its template and its cells. */
function readJson(
  data: unknown,
  templates: readonly Template[],
): Result<AnnualReport, ReadProblem> {
  const id =
    typeof data === 'object' && data !== null && 'template' in data ? data.template : undefined
  const template = templates.find((each) => each.id === id)
  if (!template) {
    const message = `JSON 文件须写明 template（${templates.map((each) => each.id).join('、')}）。`
    return fail({ code: 'unknown-template', message })
  }
  const report = fromJson(data, template)
  if (!report.ok) return fail({ code: 'bad-json', message: report.error })
  return ok({ ...report.value, facts: extractFacts(report.value.sections, report.value.year) })
}
