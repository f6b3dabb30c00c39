import type { FactTopic } from './fact.ts'
import type { ObjectTag, Tag } from './patterns/lexicon.ts'
import type { Sentence } from './sentences.ts'

/** What a number counts, and what happened to it. */
export type Reading = {
  readonly object: ObjectTag | 'other'
  readonly verb: Tag | null
  /** What happened to the number before, where this one has no verb of its own. */
  readonly verbBefore: Tag | null
  readonly unit: string
  readonly sentence: Sentence
  readonly bare: string | null
}

const COUNTED = /^(?:[件份宗起例条项个封批]|件次)?$/
const DISCLOSURE = /信息公开|依申请公开|政务公开|公开申请|申请公开|公开政府信息|公开答复/
/** The office decides cases of others: 复议机关, not 被申请人. */
const DECIDES_CASES = /作为(?:行政)?复议机关|复议局|行政复议委员会|行政审判/
const HANDLING: ReadonlySet<Tag | null> = new Set<Tag>([
  'accepted',
  'handled',
  'answered',
  'received-and-answered',
])

type Topics = Readonly<Partial<Record<Tag | 'none', FactTopic>>>

/** Verbs to topics; a verb that is not listed makes the number something else. */
const TOPICS: Readonly<
  Record<Exclude<ObjectTag, 'reconsideration' | 'litigation' | 'both-cases'>, Topics>
> = {
  request: {
    none: 'requests-accepted',
    received: 'requests-received',
    accepted: 'requests-accepted',
    handled: 'requests-accepted',
    'received-and-answered': 'requests-accepted',
    answered: 'requests-answered',
    'carried-in': 'requests-carried-in',
    'carried-out': 'requests-carried-out',
  },
  license: {
    none: 'license-decisions',
    decided: 'license-decisions',
    handled: 'license-decisions',
    answered: 'license-decisions',
    received: 'license-received',
    accepted: 'license-accepted',
    granted: 'license-granted',
    'not-granted': 'license-refused',
    revoked: 'license-revoked',
  },
  'license-items': { none: 'license-items', handled: 'license-decisions' },
  penalty: { none: 'penalties', decided: 'penalties', handled: 'penalties' },
  coercion: { none: 'coercions', decided: 'coercions', handled: 'coercions' },
  normative: {
    issued: 'normative-issued',
    repealed: 'normative-repealed',
    'in-force': 'normative-in-force',
  },
}

const CASES = {
  reconsideration: 'reconsiderations',
  litigation: 'litigations',
  'both-cases': 'reconsiderations-and-litigations',
} as const

/** The table figure a number of the text speaks of, or null. */
export function topicOf({
  object,
  verb,
  verbBefore,
  unit,
  sentence,
  bare,
}: Reading): FactTopic | null {
  if (object === 'other' || !COUNTED.test(unit)) return null
  if (object === 'reconsideration' || object === 'litigation' || object === 'both-cases') {
    return isAboutDisclosure(sentence, verb) ? CASES[object] : null
  }
  if (object === 'request' && verb === null && (unit === '条' || unit === '个')) return null
  if (verb === null && DECIDED.has(object) && (unit === '条' || verbBefore === 'published'))
    return null
  if (object === 'license' && bare === 'license-short' && !SHORT_LICENSE.has(verb)) return null
  return TOPICS[object][verb ?? 'none'] ?? null
}

/** None accepted, handled or simply none: then none came in, and no 结转 can make up for it. */
export function zeroTopic(topic: FactTopic | null): FactTopic | null {
  return topic === 'requests-accepted' ? 'requests-received' : topic
}

/** «公开行政许可信息 55 条，行政处罚 3 条»: entries published, not decisions. */
const DECIDED: ReadonlySet<string> = new Set<ObjectTag>(['license', 'penalty', 'coercion'])

const SHORT_LICENSE: ReadonlySet<Tag | null> = new Set<Tag>(['granted', 'not-granted', 'revoked'])

/** A case counts when it is about the agency's own disclosure, not one it decides for others. */
export function isAboutDisclosure(sentence: Sentence, verb: Tag | null): boolean {
  if (DECIDES_CASES.test(sentence.plain)) return false
  if (DISCLOSURE.test(sentence.text)) return true
  return sentence.about !== null && !HANDLING.has(verb)
}
