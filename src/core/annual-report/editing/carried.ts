import { isComputed } from '../derive.ts'
import { type CellId, cellOfTerm, instancesOf, type Template } from '../template.ts'
import type { ReportContent } from './content.ts'

/** A cell that last year's report settles, with the cells of it that are added up. */
export type Carried = {
  readonly cell: CellId
  readonly terms: readonly { readonly cell: CellId; readonly sign: 1 | -1 }[]
}

const known = new WeakMap<Template, readonly Carried[]>()

/** Plain cells that a relation makes equal to figures of last year's report alone. */
export function carriedCells(template: Template): readonly Carried[] {
  const found = known.get(template) ?? findCarried(template)
  known.set(template, found)
  return found
}

function findCarried(template: Template): Carried[] {
  return template.relations
    .filter((relation) => relation.op === '==' && relation.left.length === 1)
    .flatMap((relation) => instancesOf(template, relation))
    .flatMap(({ left: [cell], right }): Carried[] => {
      const place = typeof cell === 'string' ? template.cellById.get(cell) : undefined
      const terms = right.flatMap((term) =>
        typeof term === 'string' && term.includes('prev:')
          ? [{ cell: cellOfTerm(term), sign: term.startsWith('-') ? (-1 as const) : (1 as const) }]
          : [],
      )
      const settled = terms.length === right.length && terms.length > 0
      return place && settled && !isComputed(place) ? [{ cell: place.id, terms }] : []
    })
}

/** The figures last year's report settles; a cell is absent where one of them is no figure. */
export function carriedFigures(
  template: Template,
  previous: ReportContent,
): ReadonlyMap<CellId, number> {
  const figures = new Map<CellId, number>()
  for (const { cell, terms } of carriedCells(template)) {
    const sum = terms.reduce((total, term) => {
      const found = previous.cells[term.cell]
      return found?.kind === 'number' ? total + term.sign * (found.value ?? Number.NaN) : Number.NaN
    }, 0)
    if (Number.isFinite(sum)) figures.set(cell, sum)
  }
  return figures
}
