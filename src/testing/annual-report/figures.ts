import fc from 'fast-check'
import { derive, isComputed } from '#core/annual-report/derive.ts'
import {
  type CellId,
  type CellPlace,
  type Condition,
  cellOfTerm,
  instancesOf,
  type Relation,
  type RelationInstance,
  type Template,
  type Term,
} from '#core/annual-report/template.ts'

/** One figure for every cell of a template. */
export type Figures = Record<CellId, number>

/** Last year's figures with the template they belong to. */
export type LastYear = { readonly template: Template; readonly figures: Figures }

/**
 * Figures that satisfy every relation and condition of the template (no 规章, as in a county), and,
 * with `lastYear`, every relation to the year before. Sizes run from all zero to six digits a cell.
 */
export function correctFigures(template: Template, lastYear?: LastYear): fc.Arbitrary<Figures> {
  return fc.tuple(...template.cells.map(drawn)).map((values) => settle(template, values, lastYear))
}

const COUNT = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 9_999 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10_000, max: 999_999 }) },
)
const CHANGE = fc
  .tuple(COUNT, fc.boolean())
  .map(([value, more]) => (more || !value ? value : -value))
const AMOUNT = fc
  .tuple(COUNT, fc.constantFrom(1, 10, 100, 1_000, 1_000_000))
  .map(([value, scale]) => (value % 10_000) / scale)

function drawn(place: CellPlace): fc.Arbitrary<number> {
  if (place.column.type === 'change') return CHANGE
  return place.column.type === 'amount' ? AMOUNT : COUNT
}

/** Bends drawn figures until everything holds, in an order in which no step undoes another. */
function settle(template: Template, values: readonly number[], lastYear?: LastYear): Figures {
  let figures: Figures = Object.fromEntries(
    template.cells.map((place, index) => [place.id, values[index] ?? 0]),
  )
  for (const condition of template.conditions) applyCondition(template, condition, figures)
  const isEquality = (relation: Relation) => relation.op === '=='
  for (const instance of instances(template, (relation) => isEquality(relation))) {
    if (lastYear) carryOver(instance, figures, lastYear)
  }
  figures = derive(template, figures)
  for (const instance of instances(template, isEquality)) balance(template, instance, figures)
  for (const relation of template.relations) {
    if (relation.op === '==') continue
    for (const { left, right } of instancesOf(template, relation)) {
      if (relation.op === '<=') raise(right, sum(left, figures) - sum(right, figures), figures)
      else raise(left, sum(right, figures) - sum(left, figures), figures)
    }
  }
  return derive(template, figures)
}

function instances(template: Template, wanted: (relation: Relation) => boolean) {
  return template.relations.filter(wanted).flatMap((relation) => instancesOf(template, relation))
}

/** `x = prev:y + z - w`: w is at most what there was, x follows. */
function carryOver({ left, right }: RelationInstance, figures: Figures, lastYear: LastYear): void {
  const [target] = left
  const before = right.filter(isLastYear)
  if (typeof target !== 'string' || before.length === 0) return
  if (before.some((term) => !lastYear.template.cellById.has(cellOfTerm(String(term))))) return
  const stock = sum(before, lastYear.figures)
  for (const term of right) {
    if (typeof term === 'string' && term.startsWith('-')) {
      const cell = cellOfTerm(term)
      figures[cell] = Math.min(figures[cell] ?? 0, stock)
    }
  }
  const now = right.filter((term) => !isLastYear(term))
  figures[target] = stock + sum(now, figures)
}

/** `a + b = c + d` over plain cells: a follows, and d grows where a would be negative. */
function balance(template: Template, { left, right }: RelationInstance, figures: Figures): void {
  const [pivot, ...others] = left
  if (typeof pivot !== 'string' || [...left, ...right].some(isLastYear)) return
  const place = template.cellById.get(pivot)
  if (!place || isComputed(place)) return
  raise(right, sum(others, figures) - sum(right, figures), figures)
  figures[pivot] = sum(right, figures) - sum(others, figures)
}

/** Adds what is missing to the last plain term of a side. */
function raise(side: readonly Term[], missing: number, figures: Figures): void {
  const cell = side.findLast((term) => typeof term === 'string' && !term.startsWith('-'))
  if (typeof cell === 'string' && missing > 0) figures[cell] = (figures[cell] ?? 0) + missing
}

function applyCondition(template: Template, condition: Condition, figures: Figures): void {
  if (condition.kind === 'zero-unless') {
    const start = condition.cells.replace('*', '')
    for (const { id } of template.cells) if (id.startsWith(start)) figures[id] = 0
  }
  if (condition.kind === 'zero-together') {
    const [one, other] = condition.cells
    if (!figures[one] || !figures[other]) Object.assign(figures, { [one]: 0, [other]: 0 })
  }
  if (condition.kind === 'stock-equals-flow') {
    for (const row of template.tableById.get(condition.forEach.row)?.rows ?? []) {
      const flow = figures[condition.flow.replace('{row}', row.id)] ?? 0
      const stock = condition.stock.replace('{row}', row.id)
      if (flow > 0) figures[stock] = flow + 1 + (figures[stock] ?? 0)
    }
  }
}

function isLastYear(term: Term): boolean {
  return typeof term === 'string' && term.includes('prev:')
}

function sum(terms: readonly Term[], figures: Figures): number {
  return terms.reduce<number>((total, term) => {
    if (typeof term === 'number') return total + term
    const value = figures[cellOfTerm(term)] ?? 0
    return total + (term.startsWith('-') ? -value : value)
  }, 0)
}
