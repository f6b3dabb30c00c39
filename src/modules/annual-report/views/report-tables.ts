import {
  captionOf,
  type FormCell,
  type FormTable,
  formTables,
  printedLabel,
} from '#core/annual-report/form.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import type { OutputCell, OutputTable } from '#platform/documents/write/output-document.ts'
import { cellContent } from './cell-text.ts'

/** The tables of a report as they are printed, with the section each stands in. */
export type ReportTable = { readonly section: string; readonly table: OutputTable }

const forms = new WeakMap<Template, readonly FormTable[]>()

/** The filled-in form, in printed order. */
export function reportTables(report: AnnualReport, template: Template): ReportTable[] {
  return formsOf(template).map((form) => ({
    section: form.section,
    table: {
      kind: 'table',
      caption: captionOf(template, form.section),
      rows: form.rows,
      columns: form.columns,
      widths: form.widths,
      headerRows: form.headerRows,
      cells: form.cells.map((cell) => outputCell(cell, form, report, template)),
    },
  }))
}

function formsOf(template: Template): readonly FormTable[] {
  const known = forms.get(template)
  if (known) return known
  const made = formTables(template)
  forms.set(template, made)
  return made
}

function outputCell(
  cell: FormCell,
  form: FormTable,
  report: AnnualReport,
  template: Template,
): OutputCell {
  const { row, column, rowSpan, columnSpan } = cell
  const place = { row, column, rowSpan, columnSpan }
  if (cell.kind === 'label') {
    const { text, vertical } = printedLabel(cell)
    return { ...place, role: cell.role, text, ...(vertical ? { vertical } : {}) }
  }
  const head = template.cellById.get(cell.cell)
  if (!head) throw new RangeError(`form of ${form.section} has an unknown cell ${cell.cell}`)
  return { ...place, role: 'data', ...cellContent(report.cells[cell.cell], head.column) }
}
