import { type AnnualReport, figureOf } from '#core/annual-report/report.ts'
import {
  cellId,
  figureRows,
  type Row,
  type Table,
  type Template,
} from '#core/annual-report/template.ts'
import type { Bar } from '#platform/documents/write/html-chart.ts'

/** A figure worth seeing first, with the unit it is counted in. */
export type KeyFigure = { readonly label: string; readonly value: number; readonly unit: string }

/** Two ways to look at the requests of the year. Absent where a figure needed is not there. */
export type RequestCharts = {
  readonly results: readonly Bar[]
  readonly applicants: readonly Bar[]
}

/**
 * The totals of the tables that have computed columns: each row outside the groups and the computed
 * row of the requests; the total of each kind of proceedings. Cells without a figure are left out.
 */
export function keyFigures(report: AnnualReport, template: Template): KeyFigure[] {
  return template.tables.flatMap((table) =>
    table.columns
      .filter((column) => column.computed)
      .flatMap((column) =>
        figureRows(table)
          .filter((row) => row.parent === undefined || row.kind === 'computed')
          .flatMap((row) => {
            const value = figureOf(report, cellId(table.id, row.id, column.id))
            const head = column.under?.at(-1) ?? column.label
            const parent = table.rows.find((each) => each.id === row.parent)
            const label = row.label === '' ? head : (parent ?? row).label
            return value === null
              ? []
              : [{ label: withoutOrdinal(label), value, unit: column.unit }]
          }),
      ),
  )
}

/** The answered requests by kind and the received requests by applicant, from the grouped table. */
export function requestCharts(report: AnnualReport, template: Template): RequestCharts {
  const table = template.tables.find((each) => each.rows.some((row) => row.kind === 'group'))
  if (!table) return { results: [], applicants: [] }
  return { results: resultBars(report, table), applicants: applicantBars(report, table) }
}

function resultBars(report: AnnualReport, table: Table): Bar[] {
  const total = table.columns.find((column) => column.computed)
  const root = table.rows.find((row) => row.kind === 'group' && row.parent === undefined)
  if (!total || !root) return []
  const kinds = table.rows.filter((row) => row.parent === root.id && row.kind !== 'computed')
  return complete(
    kinds.map((kind) => ({
      label: shortLabel(kind.label),
      value: sum(
        leavesOf(table, kind).map((row) => figureOf(report, cellId(table.id, row.id, total.id))),
      ),
    })),
  )
}

function applicantBars(report: AnnualReport, table: Table): Bar[] {
  const first = figureRows(table)[0]
  if (!first) return []
  return complete(
    table.columns
      .filter((column) => !column.computed)
      .map((column) => ({
        label: column.label,
        value: figureOf(report, cellId(table.id, first.id, column.id)),
      })),
  )
}

function leavesOf(table: Table, row: Row): Row[] {
  if (row.kind !== 'group') return [row]
  return table.rows
    .filter((each) => each.parent === row.id)
    .flatMap((each) => leavesOf(table, each))
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (total, value) => (total === null || value === null ? null : total + value),
    0,
  )
}

/** A chart with a figure missing or negative would mislead: then there is none. */
function complete(bars: readonly { label: string; value: number | null }[]): Bar[] {
  const sound = bars.flatMap(({ label, value }) =>
    value !== null && value >= 0 ? [{ label, value }] : [],
  )
  return sound.length === bars.length ? sound : []
}

/** «（二）部分公开（区分处理的，……）» → «部分公开» */
function shortLabel(label: string): string {
  return withoutOrdinal(label).replace(/（.*$/, '')
}

function withoutOrdinal(label: string): string {
  return label.replace(/^（[一二三四五六七八九十]+）|^[一二三四五六七八九十]+、/, '')
}
