import { isDifference, rounded } from './checking/figures.ts'
import type { AnnualReport, Cell } from './report.ts'
import type { CellId, CellPlace, Template } from './template.ts'

/** A report with the template its cells are named by. */
type Side = { readonly report: AnnualReport; readonly template: Template }

export type DifferenceKind =
  /** Two figures, or two texts, that are not the same. */
  | 'value'
  /** A figure on one side and something else on the other, or two different other things. */
  | 'kind'
  /** One side could not be read, so nothing can be said. */
  | 'unread'
  /** The form of one side has no such cell. */
  | 'only-left'
  | 'only-right'

export type CellDifference = {
  readonly cell: CellId
  readonly name: string
  readonly kind: DifferenceKind
  /** Null where the form of that side has no such cell. */
  readonly left: Cell | null
  readonly right: Cell | null
  /** Right less left, in the cell's unit; null unless both are figures. */
  readonly change: number | null
  /** The change in percent of the left figure; null where that is 0 or there is no change. */
  readonly percent: number | null
}

const UNREAD: Cell = { kind: 'unread', raw: '' }

/**
 * The cells in which two reports differ: two years of an agency, two agencies, two versions of a
 * file. By cell id, so the templates may differ; in the order of the left form, then of the right.
 */
export function compare(left: Side, right: Side): CellDifference[] {
  const added = right.template.cells.filter(({ id }) => !left.template.cellById.has(id))
  return [...left.template.cells, ...added].flatMap((place) => {
    const one = cellOf(left, place)
    const other = cellOf(right, place)
    const kind = differenceOf(one, other)
    if (kind === null) return []
    const change = changeOf(one, other)
    const base = one?.kind === 'number' ? one.value : 0
    return [
      {
        cell: place.id,
        name: place.name,
        kind,
        left: one,
        right: other,
        change,
        percent: change === null || base === 0 ? null : (change / Math.abs(base)) * 100,
      },
    ]
  })
}

function cellOf({ report, template }: Side, { id }: CellPlace): Cell | null {
  return template.cellById.has(id) ? (report.cells[id] ?? UNREAD) : null
}

function differenceOf(left: Cell | null, right: Cell | null): DifferenceKind | null {
  if (left === null || right === null) return left === null ? 'only-right' : 'only-left'
  if (left.kind === 'unread' || right.kind === 'unread') return 'unread'
  if (left.kind !== right.kind) return 'kind'
  if (left.kind === 'text') return left.raw === right.raw ? null : 'value'
  return changeOf(left, right) === 0 || left.kind !== 'number' ? null : 'value'
}

function changeOf(left: Cell | null, right: Cell | null): number | null {
  if (left?.kind !== 'number' || right?.kind !== 'number') return null
  const change = right.value - left.value
  return isDifference(change) ? rounded(change) : 0
}
