import { isComputed } from '../derive.ts'
import type { CellId, CellPlace, Template } from '../template.ts'
import type { CellContent, ReportContent } from './content.ts'

/** A cell in which another figure stands than the platform's own records come to. */
export type Apart = {
  readonly place: CellPlace
  readonly entered: CellContent
  readonly recorded: number
}

/**
 * The cells that were filled in otherwise than the records have it, in the order of the form; without
 * those for which a reason is given. Sums follow from their parts, and what is blank is not yet filled in.
 */
export function apartFromRecords(
  template: Template,
  content: ReportContent,
  recorded: Readonly<Record<CellId, number>>,
): readonly Apart[] {
  return template.cells.flatMap((place) => {
    const [entered, figure] = [content.cells[place.id], recorded[place.id]]
    if (figure === undefined || entered === undefined || isComputed(place)) return []
    if (entered.kind === 'blank' || entered.reason) return []
    const isSame = entered.kind === 'number' && entered.value === figure
    return isSame ? [] : [{ place, entered, recorded: figure }]
  })
}
