import { charactersOfPrefixes, essence, withoutOrdinal } from '../../kit/text.ts'
import type { MatchedBy } from '../report.ts'
import type { RowLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'

/** How well the text around a run of figures explains it as a certain row; 0 is not at all. */
export type Score = {
  readonly value: number
  readonly by: MatchedBy
  readonly variant: string | null
}

/** No match. */
export const NONE: Score = { value: 0, by: 'label', variant: null }
/** How far from the figures a label may end: the pieces of a vertical group label stand between. */
const NEAR = 14
const SHORT_LABEL = 4
/** The label stands right before the figures. */
const NO_BETTER = 0.95
/** Less does not count as a match. */
export const ENOUGH = 0.6

/** The best explanation by the official label, its variants, its ordinal, before or after the run. */
export function scoreRow(row: RowLexicon, run: Run, columns: number): Score {
  const whole = scoreLabels(row, run.before, run.after)
  const isPart = whole.value > 0 && isPartOfOther(row, run)
  const score = isPart ? { ...whole, value: whole.value - PART_OF_OTHER } : whole
  const isAlone = run.offset === 0 && run.pieces.length >= columns
  if (score.value >= NO_BETTER || !isAlone) return score
  const below = scoreBelow(row, run.after)
  return below.value > score.value ? below : score
}

/** What it costs that the label is only the end of the words in its cell. */
const PART_OF_OTHER = 0.03

/** `其他规范性文件` ends in `规范性文件` and is another row, if that row is there too. */
function isPartOfOther({ labels, numbered }: RowLexicon, { strip, offset }: Run): boolean {
  const own = essence(withoutOrdinal(strip.pieces[offset - 1]?.text ?? ''))
  return own !== '' && own !== numbered && !labels.includes(own)
}

function scoreLabels(row: RowLexicon, before: string, after: string): Score {
  let best = NONE
  row.labels.forEach((label, index) => {
    const variant = index === 0 ? null : label
    const score = scoreLabel(label, before, after, variant)
    if (score.value > best.value) best = score
  })
  return best.value === 0 ? scoreNumbered(row.numbered, before, after) : best
}

const WITH_GROUP_LABEL = 8
const ORDINAL_LENGTH = 1

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
  if (isCutShort(label, before)) return { value: 0.65 - cost, by: 'part-label', variant }
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
  // A label that stands whole after the figures is not broken around them.
  if (after.slice(0, VERY_NEAR + label.length).includes(label)) return NONE
  for (let cut = label.length - 1; cut >= 2; cut--) {
    const begins = before.slice(-VERY_NEAR).includes(label.slice(0, cut))
    const ends = after.slice(0, VERY_NEAR).includes(label.slice(cut))
    if (begins && ends) return { value: 0.7, by: 'part-label', variant }
  }
  return NONE
}

/** A cell too narrow for its label shows only the beginning: `（二）部分公开（区分`. */
function isCutShort(label: string, before: string): boolean {
  for (let length = label.length - 1; length > SHORT_LABEL; length--) {
    if (before.endsWith(label.slice(0, length))) return true
  }
  return false
}

/** The label begins before the figures and ends after them. */
function isSplit(label: string, before: string, after: string): boolean {
  if (!before.includes(label.slice(0, 2))) return false
  const ahead = after.slice(0, NEAR + label.length)
  if (ahead.includes(label)) return false
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

function reversed(text: string): string {
  let back = ''
  for (let at = text.length - 1; at >= 0; at--) back += text.charAt(at)
  return back
}

/** Figures alone on a line, a little higher than their label, come out before it. */
function scoreBelow(row: RowLexicon, after: string): Score {
  let best = NONE
  row.labels.forEach((label, index) => {
    const value = nearnessBelow(label, after.slice(0, label.length + WITH_GROUP_LABEL))
    if (value > best.value) best = { value, by: 'part-label', variant: index === 0 ? null : label }
  })
  return best
}

function nearnessBelow(label: string, ahead: string): number {
  const at = ahead.indexOf(label)
  // A little less than the same label above, so that labels are taken to stand above by default.
  if (at !== -1 && at <= ORDINAL_LENGTH) return 0.97
  if (label.length <= SHORT_LABEL) return 0
  if (at !== -1) return 0.9
  if (!ahead.includes(label.slice(0, 2))) return 0
  const found = (charactersOfPrefixes(ahead, label)[label.length] ?? 0) / label.length
  return found >= MOST_CHARACTERS ? found * 0.85 : 0
}
