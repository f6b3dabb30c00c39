import { rulesOf } from '#core/annual-report/checking/index.ts'
import { compile } from '#core/annual-report/compile.ts'
import { captionOf, type FormCell, formTables, printedLabel } from '#core/annual-report/form.ts'
import type { CellId, CellPlace, Template } from '#core/annual-report/template.ts'
import type { OutputDocument, OutputTable } from '#platform/documents/write/output-document.ts'
import type { StatisticsCell, StatisticsTable } from '../contract/statistics.ts'

/** The tables of the annual report that are counted from requests. */
export const REQUEST_TABLES: readonly string[] = ['t3', 't4']

type Figures = Readonly<Record<CellId, number>>

/** Tables three and four as they are printed; each figure knows its cell. */
export function statisticsTables(form: Template, figures: Figures): StatisticsTable[] {
  const counted = form.sections.flatMap(({ id, parts }) =>
    parts?.some((part) => REQUEST_TABLES.includes(part)) ? [id] : [],
  )
  return formTables(form)
    .filter(({ section }) => counted.includes(section))
    .map(({ section, cells, rows, columns, widths, headerRows }) => ({
      ...{ caption: captionOf(form, section), rows, columns, headerRows, widths: [...widths] },
      cells: cells.map((cell) => cellOf(form, figures, cell)),
    }))
}

function cellOf(form: Template, figures: Figures, cell: FormCell): StatisticsCell {
  const { row, column, rowSpan, columnSpan } = cell
  const place = { row, column, rowSpan, columnSpan }
  if (cell.kind === 'label') {
    const { text, vertical } = printedLabel(cell)
    return { ...place, role: cell.role, text, vertical, cell: null, name: null }
  }
  const name = form.cellById.get(cell.cell)?.name ?? cell.cell
  return { ...place, role: 'data', text: String(figures[cell.cell] ?? 0), cell: cell.cell, name }
}

/** A sentence for every sum of the form that the figures do not come to. */
export function brokenSums(form: Template, figures: Figures, year: number): string[] {
  const report = compile(figures, { template: form, year, agency: '' })
  const context = {
    report,
    template: form,
    mayMakeRules: false,
    isGovernment: false,
    strict: false,
  }
  return rulesOf(form)
    .filter(({ id }) => REQUEST_TABLES.some((table) => id.startsWith(`${table}.`)))
    .flatMap((rule) => rule.check(context).map(({ message }) => message))
}

/** The tables as a document, for a workbook; `notes` go to its last sheet. */
export function statisticsDocument(
  title: string,
  tables: readonly StatisticsTable[],
  notes: readonly string[],
): OutputDocument {
  return {
    ...{ title, language: 'zh-CN' },
    blocks: [
      ...tables.map(outputTable),
      ...notes.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  }
}

function outputTable({ cells, ...table }: StatisticsTable): OutputTable {
  return {
    ...{ kind: 'table', ...table },
    cells: cells.map(({ cell, name: _, vertical = false, ...rest }) => ({
      ...{ ...rest, vertical },
      ...(cell !== null && { number: { value: Number(rest.text), format: '0' } }),
    })),
  }
}

/** A line for every figure: table, row, column, cell and count. */
export function statisticsLines(form: Template, figures: Figures): (string | number)[][] {
  const counted = form.cells.filter(({ table }) => REQUEST_TABLES.includes(table.id))
  return [
    ['表', '行', '列', '单元格', '件数'],
    ...counted.map((place) => [...wordsOf(form, place), place.id, figures[place.id] ?? 0]),
  ]
}

function wordsOf(form: Template, { table, row, column }: CellPlace): string[] {
  const section = form.sections.find(({ parts }) => parts?.includes(table.id))
  const parents = table.rows.filter(({ id }) => id === row.parent).map(({ label }) => label)
  return [
    section ? captionOf(form, section.id) : table.id,
    [...parents, row.label].filter((label) => label !== '').join('／'),
    [...(column.under ?? []), column.label].join('／'),
  ]
}
