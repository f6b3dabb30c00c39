import { figureCell } from '../compile.ts'
import { derive, isComputed } from '../derive.ts'
import type { CellId, Template } from '../template.ts'
import type { CellContent, ReportContent } from './content.ts'
import { sameValue } from './place.ts'

/**
 * Computed cells as they follow from the others. One that was overridden with a reason stays as it
 * is, and the sums above it are still made of the plain figures. A sum one of whose parts holds no
 * figure is blank.
 */
export function recompute(template: Template, content: ReportContent): ReportContent {
  const computed = computedFigures(template, content)
  const changed: Record<CellId, CellContent> = {}
  for (const place of template.cells) {
    const now = content.cells[place.id]
    if (!isComputed(place) || isOverridden(now)) continue
    const next = figureCell(computed[place.id], place)
    if (now === undefined || !sameValue(now, next)) changed[place.id] = next
  }
  return { ...content, cells: { ...content.cells, ...changed } }
}

/** The figures computed cells would have without any override; absent where there is no sum. */
export function computedFigures(
  template: Template,
  content: ReportContent,
): Readonly<Record<CellId, number>> {
  const plain: Record<CellId, number> = {}
  for (const { id } of template.cells) {
    const cell = content.cells[id]
    if (cell?.kind === 'number' && cell.value !== undefined) plain[id] = cell.value
  }
  return derive(template, plain)
}

export function isOverridden(cell: CellContent | undefined): boolean {
  return cell?.reason !== undefined && cell.reason !== ''
}

/** Whether the form computes the cell. */
export function isComputedCell(template: Template, id: CellId): boolean {
  const place = template.cellById.get(id)
  return place !== undefined && isComputed(place)
}

/** The figures of a report in the order of the template, null where a cell holds none. */
export function figuresInOrder(template: Template, content: ReportContent): (number | null)[] {
  return template.cells.map(({ id }) => {
    const cell = content.cells[id]
    return cell?.kind === 'number' ? (cell.value ?? null) : null
  })
}
