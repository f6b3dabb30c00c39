import type { Rule, Rules } from './geometry.ts'

/** Rules nearer than this are one: double borders, and the two sides of neighbouring cells. */
const SNAP = 3
/** Rules this far apart still meet. */
const REACH = 3.5
/** A page with more rules than this is a drawing. */
const MOST_RULES = 3_000

/** Rules that hang together, on snapped positions, sorted. */
export type Lattice = { readonly horizontal: readonly Rule[]; readonly vertical: readonly Rule[] }

/** Joins the pieces of rules and groups those that touch each other; each group may be a table. */
export function findLattices(rules: Rules): Lattice[] {
  const horizontal = joinPieces(rules.horizontal)
  const vertical = joinPieces(rules.vertical)
  if (horizontal.length + vertical.length > MOST_RULES) return []
  const all = [...horizontal, ...vertical]
  const leader = all.map((_, index) => index)
  const find = (index: number): number => {
    let at = index
    while (leader[at] !== at) at = leader[at] ?? at
    leader[index] = at
    return at
  }
  horizontal.forEach((across, left) => {
    vertical.forEach((down, right) => {
      if (meet(across, down)) leader[find(horizontal.length + right)] = find(left)
    })
  })
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>()
  all.forEach((rule, index) => {
    const key = find(index)
    const group = groups.get(key) ?? { horizontal: [], vertical: [] }
    groups.set(key, group)
    group[index < horizontal.length ? 'horizontal' : 'vertical'].push(rule)
  })
  return [...groups.values()].filter((group) => group.horizontal.length + group.vertical.length > 2)
}

function meet(across: Rule, down: Rule): boolean {
  return (
    down.at >= across.from - REACH &&
    down.at <= across.to + REACH &&
    across.at >= down.from - REACH &&
    across.at <= down.to + REACH
  )
}

/** Puts rules on common positions and joins pieces that touch or overlap. */
function joinPieces(pieces: readonly Rule[]): Rule[] {
  const joined: Rule[] = []
  for (const cluster of clusters(pieces)) {
    const sorted = cluster.rules.toSorted((left, right) => left.from - right.from)
    let from = Number.NaN
    let to = Number.NaN
    for (const piece of sorted) {
      if (piece.from <= to + REACH) {
        to = Math.max(to, piece.to)
        continue
      }
      if (!Number.isNaN(from)) joined.push({ at: cluster.at, from, to })
      from = piece.from
      to = piece.to
    }
    if (!Number.isNaN(from)) joined.push({ at: cluster.at, from, to })
  }
  return joined.filter((rule) => rule.to - rule.from > SNAP)
}

function clusters(pieces: readonly Rule[]): { at: number; rules: Rule[] }[] {
  const found: { at: number; rules: Rule[] }[] = []
  let first = Number.NaN
  for (const piece of pieces.toSorted((left, right) => left.at - right.at)) {
    const current = found.at(-1)
    if (current && piece.at - first <= SNAP) current.rules.push(piece)
    else {
      first = piece.at
      found.push({ at: piece.at, rules: [piece] })
    }
  }
  return found.map(({ rules }) => ({ at: weightedPosition(rules), rules }))
}

/** Long rules say where the line is; short pieces of corners follow. */
function weightedPosition(rules: readonly Rule[]): number {
  let sum = 0
  let weight = 0
  for (const rule of rules) {
    const length = rule.to - rule.from + 0.01
    sum += rule.at * length
    weight += length
  }
  return sum / weight
}
