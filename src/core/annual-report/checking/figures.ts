import type { AnnualReport } from '../report.ts'
import type { CellPlace, Template } from '../template.ts'
import type { CheckContext } from './rule.ts'
import { settings } from './settings.ts'

/** The cells of a report laid out in the order of a template. */
export type FigureTable = {
  readonly template: Template
  /** One value a cell, by `CellPlace.index`; NaN where the cell holds no figure. */
  readonly values: Float64Array
  /** Indices of cells that hold no figure. */
  readonly others: readonly number[]
  /** Indices of cells whose unit is not the unit of the form. */
  readonly converted: readonly number[]
  /** The least and the greatest figure; 0 counts as one. */
  readonly least: number
  readonly greatest: number
  readonly hasFraction: boolean
}

// A report is immutable, so its table is the same for all rules of one check and may be kept.
const tables = new WeakMap<AnnualReport, FigureTable>()

/** The figures of a report by the cells of a template, which may be another year's template. */
export function figureTable(template: Template, report: AnnualReport): FigureTable {
  const known = tables.get(report)
  if (known?.template === template) return known
  const table = layOut(template, report)
  tables.set(report, table)
  return table
}

/** One pass over the cells; the dearest step of checking a clean report. */
function layOut(template: Template, { cells }: AnnualReport): FigureTable {
  const places = template.cells
  const values = new Float64Array(places.length)
  const others: number[] = []
  const converted: number[] = []
  let [least, greatest, hasFraction] = [0, 0, false]
  for (let index = 0; index < places.length; index += 1) {
    const cell = cells[(places[index] as CellPlace).id]
    if (cell === undefined || cell.kind !== 'number') {
      values[index] = Number.NaN
      others.push(index)
      continue
    }
    const { value, source } = cell
    values[index] = value
    if (value < least) least = value
    else if (value > greatest) greatest = value
    if (!Number.isInteger(value)) hasFraction = true
    if (source?.unit !== undefined) converted.push(index)
  }
  return { template, values, others, converted, least, greatest, hasFraction }
}

/** The report's own figures. */
export function figuresOf({ template, report }: CheckContext): Float64Array {
  return figureTable(template, report).values
}

/**
 * Last year's figures by the cells of this year's template, NaN for cells last year's form lacks;
 * null unless the reports are known to be of consecutive years.
 */
export function lastYearFigures({ template, report, previous }: CheckContext): Float64Array | null {
  if (!previous || report.year === null || previous.report.year !== report.year - 1) return null
  return figureTable(template, previous.report).values
}

const SCALE = 10 ** settings.decimals.amount

/** Whether a difference is more than rounding: figures are compared as whole millionths. */
export function isDifference(difference: number): boolean {
  return Math.abs(difference) * SCALE > 0.5
}

/** The exact sum of figures with at most the decimals an amount may have. */
export function exactSum(values: Iterable<number>): number {
  let whole = 0
  let millionths = 0
  for (const value of values) {
    const integer = Math.trunc(value)
    whole += integer
    millionths += Math.round((value - integer) * SCALE)
  }
  return millionths === 0 ? whole : whole + millionths / SCALE
}

/** A figure without the noise of binary fractions: `0.30000000000000004` → `0.3`. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(settings.decimals.amount))
}
