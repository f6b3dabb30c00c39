import { essence, withoutOrdinal } from '../../kit/text.ts'
import type { Section } from '../template.ts'
import type { Lexicon } from './lexicon.ts'
import { figuresOf } from './match-rows.ts'
import type { Run } from './runs.ts'
import type { Strip } from './strips.ts'
import { yearOfRun, type Zone, zonesOf } from './years.ts'

/** The figures of the report's own year, and the tables of which it is open which copy that is. */
export type OwnFigures = {
  readonly runs: readonly Run[]
  /** Runs that stand under a caption of a year before, or in a copy that is not read. */
  readonly others: readonly Run[]
  /** Ids of tables that stand there more than once, with other figures, and nothing says which counts. */
  readonly undecided: ReadonlySet<string>
}

/**
 * Leaves out what is not of this year: figures under «上年度…», and copies of a section's tables
 * beside one whose caption says «本年度…». Copies with the same figures are one table.
 */
export function ownFigures(
  strips: readonly Strip[],
  lexicon: Lexicon,
  runs: readonly Run[],
  year: number | null,
): OwnFigures {
  const zones = zonesOf(strips, lexicon, year)
  let own = runs.filter((run) => yearOfRun(zones, run) !== 'last')
  const undecided = new Set<string>()
  const keys = keysOf(own, keyedRows(lexicon))
  for (const section of lexicon.template.sections) {
    const copies = section.parts ? copiesOf(section, keys) : []
    if (copies.length < 2) continue
    const dropped = copiesNotOfThisYear(copies, zones)
    if (dropped) {
      const gone = new Set(dropped.flatMap((copy) => stretchOf(copy, own, keys)))
      own = own.filter((run) => !gone.has(run))
    } else for (const table of section.parts ?? []) undecided.add(table)
  }
  const kept = new Set(own)
  return { runs: own, others: runs.filter((run) => !kept.has(run)), undecided }
}

/** One printing of the tables of a section: its rows, by their ids, that could be told by a label. */
type Copy = Map<string, Run>

type Key = { readonly table: string; readonly row: string }
type Keyed = ReadonlyMap<string, Key>
/** The runs whose label is a row's, in their order. */
type Keys = ReadonlyMap<Run, Key>

/** Shorter labels (其他, 总计, 规章) stand in more than one place. */
const SHORTEST_LABEL = 4
const prepared = new WeakMap<Lexicon, Keyed>()

function keyedRows(lexicon: Lexicon): Keyed {
  const known = prepared.get(lexicon)
  if (known) return known
  const counts = new Map<string, number>()
  const all = lexicon.tables.flatMap(({ table, rows }) =>
    rows.flatMap(({ row, labels }) =>
      [...new Set(labels)].map((label) => ({ label, table: table.id, row: row.id })),
    ),
  )
  for (const { label } of all) counts.set(label, (counts.get(label) ?? 0) + 1)
  const keyed = new Map(
    all
      .filter(({ label }) => label.length >= SHORTEST_LABEL && counts.get(label) === 1)
      .map(({ label, table, row }) => [label, { table, row }]),
  )
  prepared.set(lexicon, keyed)
  return keyed
}

function keysOf(runs: readonly Run[], rows: Keyed): Keys {
  const keys = new Map<Run, Key>()
  for (const run of runs) {
    const key = rows.get(essence(withoutOrdinal(run.label.trim())))
    if (key) keys.set(run, key)
  }
  return keys
}

/** The copies that repeat each other with other figures; fewer than two where nothing is repeated. */
function copiesOf({ parts = [] }: Section, keys: Keys): Copy[] {
  const copies: Copy[] = []
  for (const [run, key] of keys) {
    if (!parts.includes(key.table)) continue
    const id = `${key.table}.${key.row}`
    const last = copies.at(-1)
    if (!last || last.has(id)) copies.push(new Map([[id, run]]))
    else last.set(id, run)
  }
  if (copies.length < 2) return []
  return copies.filter((copy) => copies.some((other) => other !== copy && repeats(copy, other)))
}

const FEWEST_REPEATED = 2
const MOST_OF_IT = 0.5

/** Many of the rows are in both, and some of them with other figures. */
function repeats(one: Copy, other: Copy): boolean {
  const common = [...one.keys()].filter((id) => other.has(id))
  if (common.length < FEWEST_REPEATED) return false
  if (common.length < Math.min(one.size, other.size) * MOST_OF_IT) return false
  return common.some((id) => {
    const [left, right] = [one.get(id), other.get(id)]
    return left && right && figuresOf(left) !== figuresOf(right)
  })
}

/** All copies but the one under a caption of this year; null where there is no such one. */
function copiesNotOfThisYear(copies: readonly Copy[], zones: readonly Zone[]): Copy[] | null {
  const isThisYears = (copy: Copy) =>
    [...copy.values()].every((run) => yearOfRun(zones, run) === 'this')
  const others = copies.filter((copy) => !isThisYears(copy))
  return others.length === copies.length - 1 ? others : null
}

/** All runs of a copy: those between its rows too, and one without a key right before (规章). */
function stretchOf(copy: Copy, runs: readonly Run[], keys: Keys): Run[] {
  const places = [...copy.values()].map((run) => runs.indexOf(run))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const before = runs[first - 1]
  return runs.slice(before && !keys.has(before) ? first - 1 : first, last + 1)
}
