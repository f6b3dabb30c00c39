import { type CellId, instancesOf, type RelationInstance, type Template } from '../template.ts'
import { readValue } from './cell-value.ts'
import type { ColumnPieces } from './columns.ts'
import type { TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import { idsOfRow } from './table-reading.ts'

/** A sum within a row: the columns that are added, each with its sign, make 0. */
type RowSum = readonly { readonly column: number; readonly sign: 1 | -1 }[]

const prepared = new WeakMap<Template, Map<string, readonly RowSum[]>>()

/**
 * Whether figures that were given to their columns by counting are one cell's too many and another's
 * too few: the form's sums do not hold as they stand, and hold where one of the figures is left out,
 * or two are one figure, and a cell is empty. A row that is merely added up wrong is not doubted.
 */
export function isMiscounted(
  template: Template,
  { table }: TableLexicon,
  row: string,
  run: Run,
  pieces: ColumnPieces,
): boolean {
  if (run.strip.geometry === 'grid' || run.strip.geometry === 'tabs') return false
  const sums = sumsOf(template, idsOfRow(table, row))
  if (sums.length === 0) return false
  const values = pieces.map((piece) => figureIn(piece?.text ?? ''))
  if (values.includes(Number.NaN) || hold(sums, values)) return false
  return values.some((_, at) =>
    [without(values, at), joined(values, at)].some((fewer) => holdWithGap(sums, fewer)),
  )
}

function sumsOf(template: Template, ids: readonly CellId[]): readonly RowSum[] {
  const known = prepared.get(template) ?? new Map<string, readonly RowSum[]>()
  prepared.set(template, known)
  const key = ids[0] ?? ''
  const sums = known.get(key) ?? rowSums(template, ids)
  known.set(key, sums)
  return sums
}

function rowSums(template: Template, ids: readonly CellId[]): RowSum[] {
  return template.relations
    .filter(({ op }) => op === '==')
    .flatMap((relation) => instancesOf(template, relation))
    .flatMap((instance) => rowSum(instance, ids) ?? [])
}

function rowSum({ left, right }: RelationInstance, ids: readonly CellId[]): [RowSum] | null {
  const terms = [
    ...left.map((term) => ({ column: ids.indexOf(String(term)), sign: 1 as const })),
    ...right.map((term) => ({ column: ids.indexOf(String(term)), sign: -1 as const })),
  ]
  return terms.every(({ column }) => column !== -1) ? [terms] : null
}

function figureIn(text: string): number {
  const { value } = readValue(text, 'count')
  return value.kind === 'number' ? value.value : Number.NaN
}

function hold(sums: readonly RowSum[], values: readonly number[]): boolean {
  return sums.every(
    (sum) => sum.reduce((all, { column, sign }) => all + sign * (values[column] ?? 0), 0) === 0,
  )
}

/** With an empty cell somewhere; noughts alone hold always and prove nothing. */
function holdWithGap(sums: readonly RowSum[], fewer: readonly number[]): boolean {
  if (fewer.every((value) => value === 0)) return false
  return [0, ...fewer].some((_, at) => hold(sums, fewer.toSpliced(at, 0, 0)))
}

function without(values: readonly number[], at: number): readonly number[] {
  return values.toSpliced(at, 1)
}

/** `1 2` as 12. */
function joined(values: readonly number[], at: number): readonly number[] {
  const [one, other] = values.slice(at, at + 2)
  if (one === undefined || other === undefined) return []
  return values.toSpliced(at, 2, Number(`${one}${other}`))
}
