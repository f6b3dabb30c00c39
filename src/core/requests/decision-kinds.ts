import type { Day } from '../kit/day.ts'
import type { OutcomeRow } from './counting.ts'
import data from './decision-kinds.json' with { type: 'json' }

/** What may come of a matter that was asked for (条例§36–39 and what ends a request without answer). */
export type DecisionKind =
  | 'published_already'
  | 'provide'
  | 'partial'
  | Ground
  | 'unclear_after_correction'
  | 'petition'
  | 'repeat'
  | 'publication'
  | 'excessive'
  | 'confirm'
  | 'abandon_no_correction'
  | 'abandon_fee'
  | 'withdrawn'
  | 'other'

/** What may also be the reason why a part is withheld while the rest is given (§37). */
export type Ground =
  | 'deny_secret'
  | 'deny_law'
  | 'deny_safety'
  | 'deny_third_party'
  | 'deny_internal'
  | 'deny_process'
  | 'deny_casefile'
  | 'deny_query'
  | 'not_exist'
  | 'not_ours'
  | 'need_creation'

/** Articles of one edition of a law, in force for decisions from a day on. */
export type Articles = {
  readonly from: Day
  readonly law: string
  readonly edition?: string
  /** `第三十六条第（四）项`; none when the act is cited as a whole. */
  readonly places: readonly string[]
  readonly isUnverified?: boolean
}

/** A single piece of what a decision must say. */
export type DecisionPart = keyof typeof data.parts

/** A part, or several that belong together: `withheld` and `otherAgency` have rules of their own. */
export type PartNeeded = DecisionPart | 'withheld' | 'otherAgency'

/** Something to be answered before deciding so; another answer than expected speaks against it. */
export type Question = {
  readonly id: string
  readonly text: string
  readonly expected: boolean
  readonly otherwise: string
}

/** Whether a court may be gone to at once, or only after reconsideration (行政复议法2023§23). */
export type RemedyClass = 'reconsideration-first' | 'choice'

export type DecisionKindRule = {
  readonly id: DecisionKind
  readonly label: string
  /** The row of table three in each form. */
  readonly outcome: OutcomeRow
  /** The kind of letter it is told with. */
  readonly letter: string
  readonly remedy: RemedyClass
  /** What is found, to follow `所申请公开的信息`. */
  readonly phrase: string
  readonly articles: readonly Articles[]
  readonly parts: readonly PartNeeded[]
  readonly questions: readonly Question[]
  /** What a decision must also contain when this is why a part of it is withheld. */
  readonly groundParts?: readonly PartNeeded[]
  /** The article a withheld part rests on (条例 2019). */
  readonly article?: string
  readonly isUnverified?: boolean
  readonly note?: string
}

export const DECISION_KINDS: readonly DecisionKindRule[] = data.kinds as readonly DecisionKindRule[]

export const DECISION_PARTS: Readonly<
  Record<DecisionPart, { readonly label: string; readonly type: string }>
> = data.parts

const BY_ID: ReadonlyMap<string, DecisionKindRule> = new Map(
  DECISION_KINDS.map((rule) => [rule.id, rule]),
)

/** The kinds that may be why a part is withheld. */
export const GROUNDS: readonly Ground[] = DECISION_KINDS.filter(
  ({ groundParts }) => groundParts !== undefined,
).map(({ id }) => id as Ground)

export function decisionKind(id: DecisionKind): DecisionKindRule {
  const rule = BY_ID.get(id)
  if (!rule) throw new Error(`no decision kind ${id}`)
  return rule
}

/** Whether a text is the id of a decision kind. */
export function isDecisionKind(id: string): id is DecisionKind {
  return BY_ID.has(id)
}

/** Whether it ends a request without an answer: given up by the applicant, or taken for given up. */
export function isGivenUp(id: string | null): boolean {
  return id !== null && BY_ID.get(id)?.letter === 'closing'
}

/**
 * What a decision of this kind, made on a day, rests on: of every law the edition in force. Empty
 * where the law of that day has no such kind, or none has.
 */
export function articlesOn(kind: DecisionKind, on: Day): readonly Articles[] {
  return inForce(decisionKind(kind).articles, on)
}

/** Of every law the latest entry that was in force on the day. */
export function inForce<T extends { readonly from: Day; readonly law: string }>(
  entries: readonly T[],
  on: Day,
): readonly T[] {
  const latest = new Map<string, T>()
  for (const entry of entries) {
    const known = latest.get(entry.law)
    if (entry.from <= on && (!known || known.from <= entry.from)) latest.set(entry.law, entry)
  }
  return [...latest.values()]
}

/** `《中华人民共和国政府信息公开条例》第三十六条第（四）项`; several laws are joined by `和`. */
export function articlesText(articles: readonly Pick<Articles, 'law' | 'places'>[]): string {
  const texts = articles.map(({ law, places }) => `《${law}》${places.join('、')}`)
  return [texts.slice(0, -1).join('、'), ...texts.slice(-1)]
    .filter((text) => text !== '')
    .join('和')
}

/** Whether all or a part of what was asked for is handed over (条例§36 item 2, §37). */
export function givesInformation(kind: string | null): boolean {
  return kind !== null && isDecisionKind(kind) && decisionKind(kind).parts.includes('provided')
}
