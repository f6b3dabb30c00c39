import {
  type CellId,
  type CellPlace,
  cellOfTerm,
  instancesOf,
  type RelationInstance,
  type Template,
  type Term,
} from './template.ts'

/** A cell that the form computes from others, and the terms whose sum it is. */
export type Definition = { readonly cell: CellPlace; readonly terms: readonly Term[] }

const definitions = new WeakMap<Template, readonly Definition[]>()

/**
 * The computed cells of a template (`computed` columns, rows of kind `computed`) with their sums,
 * taken from the template's own equalities. A cell with two sums (the corner) is listed twice.
 */
export function definitionsOf(template: Template): readonly Definition[] {
  const known = definitions.get(template)
  if (known) return known
  const found = template.relations
    .filter((relation) => relation.op === '==' && relation.left.length === 1)
    .flatMap((relation) => instancesOf(template, relation))
    .flatMap((instance) => definitionIn(template, instance))
  definitions.set(template, found)
  return found
}

export function isComputed(place: CellPlace): boolean {
  return place.column.computed === true || place.row.kind === 'computed'
}

/**
 * Fills in computed cells from the plain ones, which are left as they are. A computed cell that is
 * given is replaced; one whose terms are not all known stays absent.
 */
export function derive(
  template: Template,
  plain: Readonly<Record<CellId, number>>,
): Record<CellId, number> {
  const figures: Record<CellId, number> = {}
  for (const place of template.cells) {
    const value = plain[place.id]
    if (value !== undefined && !isComputed(place)) figures[place.id] = value
  }
  let open = definitionsOf(template)
  for (;;) {
    const left = open.filter(({ cell, terms }) => {
      if (figures[cell.id] !== undefined) return false
      const sum = sumOf(terms, figures)
      if (sum === null) return true
      figures[cell.id] = sum
      return false
    })
    if (left.length === open.length) return figures
    open = left
  }
}

/**
 * Every figure of tables that are counted from complete records, sums included: where nothing was
 * recorded it is zero.
 */
export function countedFigures(
  template: Template,
  tables: readonly string[],
  counted: Readonly<Record<CellId, number>>,
): Record<CellId, number> {
  const plain = template.cells.filter(
    (place) => tables.includes(place.table.id) && !isComputed(place),
  )
  return derive(template, Object.fromEntries(plain.map(({ id }) => [id, counted[id] ?? 0])))
}

function definitionIn(template: Template, { left, right }: RelationInstance): Definition[] {
  const [only] = left
  const cell = typeof only === 'string' ? template.cellById.get(only) : undefined
  const fromLastYear = right.some((term) => typeof term === 'string' && term.includes('prev:'))
  return cell && isComputed(cell) && !fromLastYear ? [{ cell, terms: right }] : []
}

function sumOf(terms: readonly Term[], figures: Readonly<Record<CellId, number>>): number | null {
  let sum = 0
  for (const term of terms) {
    const value = typeof term === 'number' ? term : figures[cellOfTerm(term)]
    if (value === undefined) return null
    sum += typeof term === 'string' && term.startsWith('-') ? -value : value
  }
  return sum
}
