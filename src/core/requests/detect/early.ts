import type { DecisionKind } from '../decision-kinds.ts'
import data from './words.json' with { type: 'json' }

/** What a text may be other than a request for government information. */
export type EarlyKind =
  | 'petition'
  | 'consultation'
  | 'register'
  | 'publication'
  | 'confirm'
  | 'not-government'

/** Words that speak for a kind: one of `any`, with one of `then` at most `within` characters after. */
type Trigger = {
  readonly any: readonly string[]
  readonly then?: readonly string[]
  readonly within?: number
  /** Words shortly after that make it harmless. */
  readonly unlessAfter?: readonly string[]
  /** Words directly behind that do. */
  readonly unlessNext?: readonly string[]
  /** Says nothing in a sentence that asks for a document, a figure or the like. */
  readonly isWeak?: boolean
  readonly why: string
}

type KindWords = {
  readonly id: EarlyKind
  readonly label: string
  readonly article: string
  readonly decision: DecisionKind | null
  /** Names and things that contain a trigger's word and are none. */
  readonly neutral: readonly string[]
  /** Titles in 《》 are looked at, too. */
  readonly keepsTitles?: boolean
  readonly triggers: readonly Trigger[]
}

export type EarlyWords = {
  readonly disclosureVerbs: readonly string[]
  readonly objects: readonly string[]
  readonly kinds: readonly KindWords[]
}

/** Words that triggered a finding, and where they stand in the text. */
export type Triggered = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly why: string
}

/** A hint for the clerk; never a decision. */
export type EarlyFinding = {
  readonly kind: EarlyKind
  readonly label: string
  /** Of 政府信息公开条例. */
  readonly article: string
  /** The decision it may lead to, if there is one of its own. */
  readonly decision: DecisionKind | null
  readonly words: readonly Triggered[]
}

export const EARLY_WORDS: EarlyWords = data as EarlyWords

/** How far behind a trigger a word makes it harmless. */
const AFTER = 6
const HIDDEN = '□'
const SENTENCE = /[^。；;！!？?\n]+[。；;！!？?\n]*/g
const TITLE = /《[^》]*》/g

/** What the text of a request looks like beside a request for information, with the words that say so. */
export function recogniseEarly(
  text: string,
  words: EarlyWords = EARLY_WORDS,
): readonly EarlyFinding[] {
  return words.kinds.flatMap(({ id, label, article, decision, ...kind }) => {
    const seen = hide(kind.keepsTitles ? text : text.replace(TITLE, hidden), kind.neutral)
    const found = [...seen.matchAll(SENTENCE)].flatMap((sentence) =>
      kind.triggers.flatMap((trigger) => triggered(trigger, sentence[0], sentence.index, words)),
    )
    const shown = found.map((each) => ({ ...each, text: text.slice(each.from, each.to) }))
    return shown.length > 0 ? [{ kind: id, label, article, decision, words: outermost(shown) }] : []
  })
}

function hide(text: string, neutral: readonly string[]): string {
  return neutral.reduce((rest, word) => rest.replaceAll(word, hidden), text)
}

/** As long as what it hides, so that offsets stay valid. */
function hidden(word: string): string {
  return HIDDEN.repeat(word.length)
}

function triggered(
  { any, then, within = 0, unlessAfter = [], unlessNext = [], isWeak = false, why }: Trigger,
  sentence: string,
  offset: number,
  words: EarlyWords,
): readonly Triggered[] {
  if (isWeak && asksInformation(sentence, words)) return []
  return any.flatMap((word) =>
    placesOf(sentence, word).flatMap((at) => {
      const behind = at + word.length
      const end = then ? endOfNext(sentence, behind, then, within, words) : behind
      if (end === null) return []
      const after = sentence.slice(end, end + AFTER)
      if (unlessNext.some((harmless) => after.startsWith(harmless))) return []
      if (unlessAfter.some((harmless) => after.includes(harmless))) return []
      return [{ text: '', from: offset + at, to: offset + end, why }]
    }),
  )
}

/** The end of the nearest of the words not too far behind; asking for information between undoes it. */
function endOfNext(
  sentence: string,
  from: number,
  then: readonly string[],
  within: number,
  { disclosureVerbs }: EarlyWords,
): number | null {
  const ends = then.flatMap((word) => {
    const at = sentence.indexOf(word, from)
    if (at === -1 || at - from > within) return []
    const between = sentence.slice(from, at)
    return disclosureVerbs.some((verb) => between.includes(verb)) ? [] : [at + word.length]
  })
  return ends.length > 0 ? Math.min(...ends) : null
}

/** Whether a sentence asks to be given something that exists on paper. */
function asksInformation(sentence: string, { disclosureVerbs, objects }: EarlyWords): boolean {
  const has = (words: readonly string[]) => words.some((word) => sentence.includes(word))
  return has(disclosureVerbs) && has(objects)
}

function placesOf(sentence: string, word: string): readonly number[] {
  const places: number[] = []
  for (let at = sentence.indexOf(word); at !== -1; at = sentence.indexOf(word, at + 1)) {
    places.push(at)
  }
  return places
}

/** In the order of the text, without what lies inside another. */
function outermost(found: readonly Triggered[]): readonly Triggered[] {
  const sorted = [...found].sort((one, other) => one.from - other.from || other.to - one.to)
  let end = -1
  return sorted.filter(({ to }) => {
    const isInside = to <= end
    end = Math.max(end, to)
    return !isInside
  })
}
