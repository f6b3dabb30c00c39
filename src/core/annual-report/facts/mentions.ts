import type { FactScope, FactTopic } from './fact.ts'
import type { ObjectTag, Tag } from './patterns/lexicon.ts'
import { CHANGE, CHANNEL, COMPARED, LEVEL, LIGHT, PART_MARK } from './patterns/wordings.ts'
import type { Periods } from './periods.ts'
import type { Quantity } from './quantities.ts'
import type { ReadSentence } from './sentences.ts'
import type { Token } from './tokens.ts'
import { topicOf, zeroTopic } from './topics.ts'

/** A number of a sentence with what the words around it make of it. */
export type Mention = {
  readonly quantity: Quantity
  /** Where the words that belong to it begin: after the number before. */
  readonly leftFrom: number
  /** Words directly behind the unit, to the next mark or number. */
  readonly tail: string
  /** Brackets open around it. */
  readonly depth: number
  readonly object: ObjectTag | 'other' | null
  readonly verb: Tag | null
  readonly topic: FactTopic | null
  readonly scope: FactScope
  readonly period: 'this' | 'other'
}

const OBJECTS: ReadonlySet<Tag> = new Set<ObjectTag>([
  'request',
  'reconsideration',
  'litigation',
  'both-cases',
  'license',
  'license-items',
  'penalty',
  'coercion',
  'normative',
])
const NOUNS: ReadonlySet<Tag> = new Set<Tag>([
  ...(OBJECTS as ReadonlySet<Tag>),
  'other',
  'license-short',
  'part-request',
  'bare-request',
])
/** Characters that may stand between an object and its number without being understood. */
const SLACK = 2
const LONGEST_CLAUSE = 80

/** Reads every number of a sentence. `before`: the last mention of the sentence before. */
export function mentionsOf(
  sentence: ReadSentence,
  quantities: readonly Quantity[],
  periods: Periods,
  before: Mention | null,
): Mention[] {
  const mentions: Mention[] = []
  let list: PartList = null
  let depth = 0
  quantities.forEach((quantity, index) => {
    const leftFrom = quantities[index - 1]?.end ?? 0
    const left = sentence.text.slice(leftFrom, quantity.from)
    const next = quantities[index + 1]?.from ?? sentence.text.length
    const tail = sentence.text.slice(quantity.end, next).split(/[，；。：、（）！？]/, 1)[0] ?? ''
    depth = depthAfter(depth, sentence.text, leftFrom, quantity.from)
    const named = mentions.findLast((mention) => mention.scope !== 'change')
    if (left.includes('；') || depth < (list?.depth ?? 0)) list = null
    const mark = PART_MARK.exec(left)
    if (mark) list = { depth, missing: named?.quantity.value ?? 0 }
    const words = wordsOf(sentence, quantity, leftFrom, tail)
    const object = words.object ?? inherited(words, named ?? before, sentence, index)
    // «收到 5 件，其中已答复 4 件»: a part of what came in, but all that was answered.
    const isWhole = mark !== null && isAllOfItsKind(words, leftFrom + mark.index)
    const scope = scopeOf(left, words, !isWhole && (depth > 0 || list !== null))
    mentions.push({
      quantity,
      leftFrom,
      tail,
      depth,
      object,
      verb: words.verb,
      scope,
      period: periods(quantity.from),
      topic: topicIn(sentence, quantity, object, words, named?.verb ?? null),
    })
    if (depth === (list?.depth ?? 0)) list = afterPart(list, quantity)
  })
  return mentions.map((mention) =>
    isOneOfSeveral(mention, mentions) ? { ...mention, scope: 'part' } : mention,
  )
}

/** What «其中» announced: in which brackets, and how much of the total is still to come. */
type PartList = { readonly depth: number; readonly missing: number } | null

/** Parts that make up their total end the list; what follows is the whole again. */
function afterPart(list: PartList, { unit, value }: Quantity): PartList {
  if (list === null || unit === '%') return list
  return list.missing === value ? null : { ...list, missing: list.missing - value }
}

function topicIn(
  sentence: ReadSentence,
  { unit, value }: Quantity,
  object: ObjectTag | 'other' | null,
  { verb, bare }: Words,
  verbBefore: Tag | null,
): FactTopic | null {
  if (object === null) return null
  const topic = topicOf({ object, verb, verbBefore, unit, sentence, bare })
  return value === 0 ? zeroTopic(topic) : topic
}

/** «涉及土地类 3 件，答复 3 件；规划类 2 件，答复 2 件»: neither answer is all that was answered. */
function isOneOfSeveral(mention: Mention, all: readonly Mention[]): boolean {
  return (
    mention.topic !== null &&
    mention.scope === 'total' &&
    all.some(
      (other) =>
        other.topic === mention.topic &&
        other.scope === 'total' &&
        other.period === mention.period &&
        other.quantity.value !== mention.quantity.value,
    )
  )
}

type Words = {
  readonly object: ObjectTag | 'other' | null
  readonly verb: Tag | null
  readonly verbFrom: number
  /** Nothing but verbs and light words between the object (or the number before) and the number. */
  readonly light: boolean
  readonly channel: boolean
  /** The object is the plain word «申请» or «许可», to be understood from what stands around. */
  readonly bare: 'bare-request' | 'license-short' | 'part-request' | null
}

function wordsOf(
  sentence: ReadSentence,
  quantity: Quantity,
  leftFrom: number,
  tail: string,
): Words {
  const left = sentence.tokens.filter(
    (token) => token.from >= leftFrom && token.to <= quantity.from,
  )
  const behind = sentence.tokens.filter(
    (token) => token.from >= quantity.end && token.to <= quantity.end + tail.length,
  )
  const noun =
    behind.find((token) => NOUNS.has(token.tag) && token.from <= quantity.end + 6) ??
    left.findLast((token) => NOUNS.has(token.tag))
  const isBehind = noun !== undefined && noun.from >= quantity.end
  const verb =
    behind.find((token) => isVerb(token.tag)) ?? left.findLast((token) => isVerb(token.tag))
  const gapFrom = noun && !isBehind ? noun.to : leftFrom
  // «依申请公开答复两项内部制度» counts 制度, whatever stands before the number.
  const tailEnd = quantity.end + tail.length
  const ownNoun = !isBehind && residue(sentence.text, behind, quantity.end, tailEnd) > SLACK
  const light =
    isBehind || (!ownNoun && residue(sentence.text, left, gapFrom, quantity.from) <= SLACK)
  const tag = noun?.tag ?? null
  const bare =
    tag === 'bare-request' || tag === 'license-short' || tag === 'part-request' ? tag : null
  return {
    object: tag === null || bare ? null : light ? (tag as ObjectTag | 'other') : 'other',
    verb: verb?.tag ?? null,
    verbFrom: verb?.from ?? -1,
    light,
    channel: CHANNEL.test(
      sentence.text.slice(lastClause(sentence.text, quantity.from), quantity.from),
    ),
    bare,
  }
}

function isVerb(tag: Tag): boolean {
  return tag !== 'context' && !NOUNS.has(tag)
}

function lastClause(text: string, to: number): number {
  const from = Math.max(0, to - LONGEST_CLAUSE)
  const clause = text.slice(from, to)
  return from + Math.max(clause.lastIndexOf('，'), clause.lastIndexOf('；')) + 1
}

/** Characters of `[from, to)` that are neither words of the lexicon nor light words. */
function residue(text: string, tokens: readonly Token[], from: number, to: number): number {
  let rest = ''
  let at = from
  for (const token of tokens) {
    if (token.from < from) continue
    rest += text.slice(at, token.from)
    at = token.to
  }
  return (rest + text.slice(at, to)).replace(LIGHT, '').length
}

/** «…申请 5 件，答复 5 件，结转 0 件»: the later numbers count what the first one counts. */
function inherited(
  words: Words,
  before: Mention | null,
  sentence: ReadSentence,
  index: number,
): ObjectTag | 'other' | null {
  const known = index > 0 ? (before?.object ?? null) : null
  if (words.bare === 'license-short') return 'license'
  if (words.bare) {
    if (known === 'license') return 'license'
    return known === 'request' || sentence.about === 'request' ? 'request' : null
  }
  if (!words.light) return null
  if (index > 0) return known
  const aboutRequests = sentence.about === 'request' || before?.object === 'request'
  return aboutRequests && words.verb !== null && CONTINUES.has(words.verb) ? 'request' : null
}

/** Verbs that need no object when the sentence before named it. */
const CONTINUES: ReadonlySet<Tag> = new Set<Tag>([
  'answered',
  'carried',
  'carried-in',
  'carried-out',
  'outcome',
])

function scopeOf(left: string, words: Words, isPart: boolean): FactScope {
  if (LEVEL.test(left)) return isPart ? 'part' : 'total'
  if (CHANGE.test(left) || COMPARED.test(left)) return 'change'
  if (words.channel || words.bare === 'part-request') return 'part'
  return isPart ? 'part' : 'total'
}

/** Whether «其中» is followed by nothing but the verb that the number is the result of. */
function isAllOfItsKind({ object, light, verb, verbFrom }: Words, markFrom: number): boolean {
  return object === null && light && verb !== null && verbFrom > markFrom && CONTINUES.has(verb)
}

/** Brackets opened and not closed in `[from, to)`, added to those open before. */
function depthAfter(depth: number, text: string, from: number, to: number): number {
  let open = depth
  for (let at = from; at < to; at++) {
    const char = text.charAt(at)
    if (char === '（') open += 1
    else if (char === '）' && open > 0) open -= 1
  }
  return open
}
