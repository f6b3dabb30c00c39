import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import { correctReport } from '../../../testing/annual-report/arbitrary.ts'
import { type FormTable, formTables } from '../form.ts'
import type { AnnualReport } from '../report.ts'
import { readReport } from './read.ts'

// Tables that are drawn or listed with characters, in plain text.
const templates = loadTemplates()

function rowsOf(form: FormTable, report: AnnualReport): string[][] {
  const rows = Array.from({ length: form.rows }, () => Array<string>(form.columns).fill(''))
  for (const cell of form.cells) {
    const row = rows[cell.row]
    if (!row) continue
    row[cell.column] = cell.kind === 'label' ? cell.text : (report.cells[cell.cell]?.raw ?? '')
  }
  return rows
}

const DRAWINGS: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string>> = {
  'a frame of box-drawing characters': (rows) =>
    `┌──┬──┐\n${rows.map((row) => `│${row.join('│')}│`).join('\n├──┼──┤\n')}\n└──┴──┘`,
  'full-width bars': (rows) => rows.map((row) => `｜${row.join('｜')}｜`).join('\n'),
  'single spaces': (rows) =>
    rows.map((row) => row.filter((text) => text !== '').join(' ')).join('\n'),
  'a line «单位：件» above': (rows) => `单位：件\n${rows.map((row) => row.join('\t')).join('\n')}`,
  commas: (rows) => rows.map((row) => row.join(',')).join('\n'),
  semicolons: (rows) => rows.map((row) => row.filter((text) => text !== '').join('；')).join('\n'),
  'quotes and spaces': (rows) =>
    rows.map((row) => row.map((text) => `"${text}"`).join(' ')).join('\n'),
}
const WHOLE = [
  'a frame of box-drawing characters',
  'full-width bars',
  'single spaces',
  'a line «单位：件» above',
]

function readDrawn(report: AnnualReport, draw: (rows: readonly (readonly string[])[]) => string) {
  const template = templates.find((each) => each.id === report.template)
  if (!template) throw new Error('no template')
  const forms = new Map(formTables(template).map((form) => [form.section, form]))
  const lines = report.sections.flatMap((section) => {
    const form = forms.get(section.id)
    return [section.heading ?? '', section.text, ...(form ? [draw(rowsOf(form, report))] : [])]
  })
  const text = [report.title ?? '', ...lines].join('\n').split('\n')
  const blocks = text.map((line, index) => ({
    kind: 'paragraph' as const,
    text: line,
    at: { line: index + 1 },
  }))
  const read = readReport({ format: 'txt', blocks }, templates)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** Cells read otherwise than they are; those left unread apart. */
function mistakes(report: AnnualReport, read: AnnualReport) {
  const said = (each: AnnualReport, id: string) => {
    const cell = each.cells[id]
    return cell?.kind === 'number' ? cell.value : cell?.kind
  }
  const other = Object.keys(report.cells).filter((id) => said(report, id) !== said(read, id))
  return {
    wrong: other.filter((id) => said(read, id) !== 'unread'),
    unread: other.filter((id) => said(read, id) === 'unread'),
  }
}

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    it.each(Object.entries(DRAWINGS))('with %s, no figure is read wrongly', (name, draw) => {
      fc.assert(
        fc.property(correctReport(template), (report) => {
          const { wrong, unread } = mistakes(report, readDrawn(report, draw))
          expect(wrong).toEqual([])
          if (WHOLE.includes(name)) expect(unread).toEqual([])
        }),
        { numRuns: 15, seed: 5 },
      )
    })
  },
)
