import { charactersOfPrefixes } from '../../kit/text.ts'
import type { MatchedBy } from '../report.ts'
import type { RowLexicon, TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'

/** Which run holds the figures of a row, and how that is known. */
export type RowMatch = {
  readonly row: RowLexicon
  readonly run: Run
  readonly by: MatchedBy
  /** The label as printed when it is a known variant of the official wording. */
  readonly variant: string | null
}

type Score = { readonly value: number; readonly by: MatchedBy; readonly variant: string | null }

const NONE: Score = { value: 0, by: 'label', variant: null }
/** How far from the figures a label may end: the pieces of a vertical group label stand between. */
const NEAR = 40
const SHORT_LABEL = 4
const ENOUGH = 0.6

/**
 * Finds the run of each row of a table. Rows keep their order, so the best alignment of the rows
 * with the runs is found as a whole: a label broken over lines, or printed around its figures, is
 * still the best explanation of the run it stands at. Figures are never matched by counting alone.
 */
export function matchRows(lexicon: TableLexicon, runs: readonly Run[]): RowMatch[] {
  const before = align(lexicon.rows, runs, (row, run) => {
    const score = scoreRow(row, run.before, run.after)
    return score.value > 0 || run.pieces.length < lexicon.columns.length
      ? score
      : scoreAbove(row, run)
  })
  if (before.length === lexicon.rows.length) return before
  // Some layouts print the figures of a row above its label.
  const below = align(lexicon.rows, runs, (row, run) => scoreBelow(row, run.after))
  return below.length > before.length ? below : before
}

function align(
  rows: readonly RowLexicon[],
  runs: readonly Run[],
  score: (row: RowLexicon, run: Run) => Score,
): RowMatch[] {
  const scores = rows.map((row) => runs.map((run) => score(row, run)))
  const width = runs.length + 1
  const best = new Float64Array((rows.length + 1) * width)
  for (let r = 1; r <= rows.length; r++) {
    for (let k = 1; k < width; k++) {
      const value = scores[r - 1]?.[k - 1]?.value ?? 0
      const skip = Math.max(best[(r - 1) * width + k] ?? 0, best[r * width + k - 1] ?? 0)
      const take = value >= ENOUGH ? (best[(r - 1) * width + k - 1] ?? 0) + value : 0
      best[r * width + k] = Math.max(skip, take)
    }
  }
  const matches: RowMatch[] = []
  for (let r = rows.length, k = runs.length; r > 0 && k > 0; ) {
    const here = best[r * width + k] ?? 0
    if (here === (best[(r - 1) * width + k] ?? 0)) r -= 1
    else if (here === (best[r * width + k - 1] ?? 0)) k -= 1
    else {
      r -= 1
      k -= 1
      const { by, variant } = scores[r]?.[k] ?? NONE
      matches.unshift({ row: rows[r] as RowLexicon, run: runs[k] as Run, by, variant })
    }
  }
  return matches
}

function scoreRow(row: RowLexicon, before: string, after: string): Score {
  let best = NONE
  row.labels.forEach((label, index) => {
    const variant = index === 0 ? null : label
    const score = scoreLabel(label, before, after, variant)
    if (score.value > best.value) best = score
  })
  return best.value === 0 ? scoreNumbered(row.numbered, before, after) : best
}

const WITH_GROUP_LABEL = 8

/** Figures a little higher than their label come out on the line before it. */
function scoreAbove(row: RowLexicon, run: Run): Score {
  const below = scoreBelow(row, run.after)
  return below.value > 0 ? { ...below, value: ENOUGH, by: 'part-label' } : NONE
}

/** A short label broken in pieces is told from other words by its ordinal: `（七）总 | 计`. */
function scoreNumbered(numbered: string, before: string, after: string): Score {
  if (numbered.length < SHORTEST_BROKEN || numbered.length > SHORT_LABEL + 2) return NONE
  const around = before.slice(-numbered.length - WITH_GROUP_LABEL)
  const isInOrder = charactersOfPrefixes(around, numbered)[numbered.length] === numbered.length
  const isBroken = [...numbered].some(
    (_, cut) =>
      cut > 0 && before.endsWith(numbered.slice(0, cut)) && after.startsWith(numbered.slice(cut)),
  )
  return isInOrder || isBroken ? { value: 0.65, by: 'part-label', variant: null } : NONE
}

function scoreLabel(label: string, before: string, after: string, variant: string | null): Score {
  const cost = variant === null ? 0 : 0.05
  if (before.endsWith(label)) return { value: 1 - cost, by: 'label', variant }
  if (label.length <= SHORT_LABEL) return scoreShort(label, before, after, variant)
  const near = before.slice(-NEAR - label.length)
  if (near.includes(label)) return { value: 0.95 - cost, by: 'label', variant }
  if (isSplit(label, near, after)) return { value: 0.9 - cost, by: 'part-label', variant }
  const found = charactersAround(label, near, after.slice(0, NEAR + label.length))
  return found >= MOST_CHARACTERS ? { value: found * 0.85 - cost, by: 'part-label', variant } : NONE
}

const MOST_CHARACTERS = 0.75
/** Share of the label that must stand before the figures: the rest may be the next row's text. */
const BEFORE_FIGURES = 0.3

const VERY_NEAR = 12
const SHORTEST_BROKEN = 3

/** A short label must stand right at its figures: a word of four characters occurs in other labels. */
function scoreShort(label: string, before: string, after: string, variant: string | null): Score {
  if (label.length < SHORTEST_BROKEN) return NONE
  if (before.slice(-VERY_NEAR).includes(label)) return { value: 0.85, by: 'label', variant }
  for (let cut = label.length - 1; cut >= 2; cut--) {
    const begins = before.slice(-VERY_NEAR).includes(label.slice(0, cut))
    const ends = after.slice(0, VERY_NEAR).includes(label.slice(cut))
    if (begins && ends) return { value: 0.7, by: 'part-label', variant }
  }
  return NONE
}

/** The label begins before the figures and ends after them. */
function isSplit(label: string, before: string, after: string): boolean {
  if (!before.includes(label.slice(0, 2))) return false
  const ahead = after.slice(0, NEAR + label.length)
  for (let cut = label.length - 1; cut >= 2; cut--) {
    const head = label.slice(0, cut)
    const found = cut >= SHORT_LABEL ? before.includes(head) : before.endsWith(head)
    if (found) return ahead.includes(label.slice(cut))
  }
  return false
}

/**
 * Share of the label's characters that stand, in order, before and after the figures. Characters of
 * a vertical group label may stand between them.
 */
function charactersAround(label: string, before: string, after: string): number {
  const begins = before.includes(label.slice(0, 2)) || before.includes(label.slice(1, 4))
  if (!begins) return 0
  const head = charactersOfPrefixes(before, label)
  const tail = charactersOfPrefixes(reversed(after), reversed(label))
  let best = 0
  for (let cut = Math.ceil(label.length * BEFORE_FIGURES); cut <= label.length; cut++) {
    best = Math.max(best, (head[cut] ?? 0) + (tail[label.length - cut] ?? 0))
  }
  return best / label.length
}

const reversed = (text: string) => [...text].reverse().join('')

function scoreBelow(row: RowLexicon, after: string): Score {
  const label = row.labels.findIndex((each) => {
    const at = after.slice(0, each.length + 12).indexOf(each)
    return at !== -1 && (each.length > SHORT_LABEL || at <= 1)
  })
  return label === -1
    ? NONE
    : { value: 0.8, by: 'label', variant: label === 0 ? null : (row.labels[label] ?? null) }
}

/** Number of column labels that stand in the text in the order of the form. */
export function columnsInOrder(lexicon: TableLexicon, text: string): number {
  let from = 0
  let found = 0
  for (const { labels } of lexicon.columns) {
    const ends = labels.flatMap((label) => {
      const at = text.indexOf(label, from)
      return at === -1 ? [] : [at + label.length]
    })
    if (ends.length === 0) continue
    from = Math.min(...ends)
    found += 1
  }
  return found
}
