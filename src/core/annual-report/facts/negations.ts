import { matchesOf } from '../../kit/text.ts'
import type { FactTopic } from './fact.ts'
import type { ObjectTag, Tag } from './patterns/lexicon.ts'
import { LIGHT, NEGATION, NOT_A_ZERO, ZERO_AFTER, ZERO_TAIL } from './patterns/wordings.ts'
import type { ReadSentence } from './sentences.ts'
import type { Token } from './tokens.ts'
import { topicOf, zeroTopic } from './topics.ts'

/** A zero in words: «未收到…申请», «行政复议、行政诉讼均未发生». Offsets are those of the sentence. */
export type Denial = {
  readonly from: number
  readonly to: number
  readonly topic: FactTopic
  readonly subject: string
}

const DENIED: ReadonlySet<string> = new Set<ObjectTag>([
  'request',
  'reconsideration',
  'litigation',
  'both-cases',
  'normative',
])
/** Verbs that make the denial one of another figure: none carried over, no document made. */
const DENIED_VERBS: ReadonlySet<string> = new Set<Tag>([
  'carried-in',
  'carried-out',
  'issued',
  'repealed',
  'in-force',
])
/** A sentence without any of these denies nothing. */
export const DENYING = /未|没有|无|零/
/** Words left over that are not understood: more than this, and the denial is about another thing. */
const SLACK = 3

export function denialsOf(sentence: ReadSentence): Denial[] {
  if (!DENYING.test(sentence.text) || !sentence.tokens.some((token) => DENIED.has(token.tag)))
    return []
  const found: Denial[] = []
  for (const clause of clausesOf(sentence.text)) {
    const text = sentence.text.slice(clause.from, clause.to)
    if (!DENYING.test(text) || NOT_A_ZERO.test(text)) continue
    const tokens = sentence.tokens.filter((t) => t.from >= clause.from && t.to <= clause.to)
    found.push(...forward(sentence, clause, tokens))
    if (!found.some((denial) => denial.from >= clause.from)) {
      found.push(...backward(sentence, clause, tokens))
    }
  }
  return found
}

type Clause = { readonly from: number; readonly to: number }

/** Parts of a sentence between commas; a colon does not part («申请：无»). */
function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    if (at === text.length || '，；。！？'.includes(text.charAt(at))) {
      if (at > from) clauses.push({ from, to: at })
      from = at + 1
    }
  }
  return clauses
}

/** «没有出现因政府信息公开申请行政复议、提起行政诉讼的情况» */
function forward(sentence: ReadSentence, clause: Clause, tokens: readonly Token[]): Denial[] {
  const found: Denial[] = []
  for (const match of matchesOf(NEGATION, sentence.text.slice(clause.from, clause.to))) {
    const from = clause.from + match.index
    const to = from + match[0].length
    const objects = tokens.filter((token) => token.to > to && DENIED.has(token.tag))
    const last = objects.at(-1)
    if (
      !last ||
      tokens.some((token) => token.to > last.to && isAnotherThing(sentence.text, token))
    ) {
      continue
    }
    const counted = objects.filter(
      (token, index) => !isCause(sentence.text, token, objects[index + 1]),
    )
    const rest = restOf(sentence.text, to, clause.to, tokens)
    if (rest.length > SLACK) continue
    found.push(...counted.flatMap((token) => denial(sentence, token, tokens, from, to)))
  }
  return found
}

/** «未收到政府信息公开申请投诉» is about 投诉; «…申请的相关信息» is still about 申请. */
function isAnotherThing(text: string, token: Token): boolean {
  return token.tag === 'other' && text.slice(token.from, token.to).replace(ZERO_TAIL, '') !== ''
}

/** «因政府信息公开申请引起的行政复议»: the first object only says where the second came from. */
function isCause(text: string, token: Token, next: Token | undefined): boolean {
  return next !== undefined && !/[、和及与或]/.test(text.slice(token.to, next.from))
}

/** What is left of `[from, to)` without objects, verbs and words that do not matter. */
function restOf(text: string, from: number, to: number, tokens: readonly Token[]): string {
  let rest = ''
  let at = from
  for (const token of tokens) {
    if (token.to <= at || token.tag === 'other') continue
    rest += text.slice(at, Math.max(at, token.from))
    at = token.to
  }
  rest += text.slice(at, to)
  return rest.replace(ZERO_TAIL, '').replace(LIGHT, '')
}

/** «依申请公开：无», «行政复议、行政诉讼案件均为零» */
function backward(sentence: ReadSentence, clause: Clause, tokens: readonly Token[]): Denial[] {
  const objects = tokens.filter((token) => DENIED.has(token.tag))
  const last = objects.at(-1)
  if (!last) return []
  const after = sentence.text.slice(last.to, clause.to)
  if (!ZERO_AFTER.test(after)) return []
  const at = last.to + after.search(/均|为|零|无|没有|未/)
  return objects
    .filter((token, index) => !isCause(sentence.text, token, objects[index + 1]))
    .flatMap((token) => denial(sentence, token, tokens, at, clause.to))
}

function denial(
  sentence: ReadSentence,
  object: Token,
  tokens: readonly Token[],
  from: number,
  to: number,
): Denial[] {
  const verb = tokens.find((token) => DENIED_VERBS.has(token.tag))?.tag ?? null
  const topic = zeroTopic(
    topicOf({
      object: object.tag as ObjectTag,
      verb,
      verbBefore: null,
      unit: '件',
      sentence,
      bare: null,
    }),
  )
  if (!topic) return []
  return [{ from, to, topic, subject: sentence.plain.slice(object.from, object.to) }]
}
