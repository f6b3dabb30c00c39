import {
  type CellPlace,
  cellOfTerm,
  instancesOf,
  type Relation,
  type Template,
  type Term,
} from '../../template.ts'

/** One side of a relation as positions in a figure table. */
export type Side = {
  readonly cells: readonly number[]
  /** 1 or -1 for each cell. */
  readonly signs: readonly number[]
  /** Whether each cell is read from last year's report. */
  readonly before: readonly boolean[]
  readonly constant: number
}

/** One concrete sum that must hold. */
export type Instance = {
  readonly relation: Relation
  readonly left: Side
  readonly right: Side
  readonly needsLastYear: boolean
}

const compiled = new WeakMap<Template, ReadonlyMap<Relation, readonly Instance[]>>()

/** The instances of every relation of a template, worked out once. */
export function compiledRelations(template: Template): ReadonlyMap<Relation, readonly Instance[]> {
  const known = compiled.get(template)
  if (known) return known
  const made = new Map(
    template.relations.map((relation) => [relation, compileRelation(template, relation)]),
  )
  compiled.set(template, made)
  return made
}

/** NaN where a cell of the side holds no figure. */
export function sideSum(side: Side, now: Float64Array, before: Float64Array): number {
  let sum = side.constant
  for (let each = 0; each < side.cells.length; each += 1) {
    const year = side.before[each] === true ? before : now
    sum += (side.signs[each] as number) * (year[side.cells[each] as number] as number)
  }
  return sum
}

/** The cells of this year's report that take part, each once, in the order of the terms. */
export function cellsNow(template: Template, { left, right }: Instance): CellPlace[] {
  const indices = [left, right].flatMap(({ cells, before }) =>
    cells.filter((_, position) => before[position] === false),
  )
  return [...new Set(indices)].flatMap((index) => template.cells[index] ?? [])
}

function compileRelation(template: Template, relation: Relation): Instance[] {
  return instancesOf(template, relation).map(({ left, right }) => {
    const sides = { left: compileSide(template, left), right: compileSide(template, right) }
    const needsLastYear = [...sides.left.before, ...sides.right.before].includes(true)
    return { relation, ...sides, needsLastYear }
  })
}

function compileSide(template: Template, terms: readonly Term[]): Side {
  const named = terms.filter((term) => typeof term === 'string')
  return {
    cells: named.map((term) => template.cellById.get(cellOfTerm(term))?.index ?? -1),
    signs: named.map((term) => (term.startsWith('-') ? -1 : 1)),
    before: named.map((term) => term.includes('prev:')),
    constant: terms.reduce<number>((sum, term) => sum + (typeof term === 'number' ? term : 0), 0),
  }
}
