import { type Day, isDay } from '../kit/day.ts'
import { invalid, type Refusal } from '../kit/refusal.ts'
import {
  articlesOn,
  DECISION_PARTS,
  type DecisionKind,
  type DecisionPart,
  decisionKind,
  GROUNDS,
  type Ground,
  type PartNeeded,
  type Question,
} from './decision-kinds.ts'

/** A part that is not given, and why (§37). */
export type Withheld = {
  readonly part: string
  readonly ground: Ground
  readonly reason: string
}

/** What has been decided about one matter, before anybody signs it. */
export type Decision = {
  readonly kind: DecisionKind
  readonly decidedOn: Day
  readonly parts: Readonly<Partial<Record<DecisionPart, string>>>
  readonly withheld?: readonly Withheld[]
  /** Another agency is known to be the one responsible; must be said either way for `not_ours`. */
  readonly isOtherAgencyKnown?: boolean
  /** Questions of the checklist by id. */
  readonly answers?: Readonly<Record<string, boolean>>
}

type Gap = readonly [field: string, sentence: string]

/**
 * What is missing before a decision may be made, `null` when nothing is: every part its kind must
 * contain, for a partial one also those of the grounds on which parts are withheld, and an answer to
 * every question of the checklist that does not speak against the decision. Fields: the name of the
 * part, `withheld.<n>.<name>` or `answers.<id>`.
 */
export function checkDecision(decision: Decision): Refusal | null {
  const gaps = [
    ...partsOf(decision).flatMap((part) => gapsOfPart(part, decision)),
    ...questionsOf(decision).flatMap((question) => gapOfAnswer(question, decision)),
    ...gapOfDay(decision),
  ]
  const [first] = gaps
  if (!first) return null
  const label = decisionKind(decision.kind).label
  const message = `“${label}”的决定还缺${gaps.length}项：${gaps.map(([, text]) => text).join('')}`
  return invalid('decision-incomplete', message, Object.fromEntries(gaps))
}

/** What a decision must contain, each once. */
export function partsOf(decision: Pick<Decision, 'kind' | 'withheld'>): readonly PartNeeded[] {
  const grounds = groundsOf(decision).flatMap((ground) => decisionKind(ground).groundParts ?? [])
  return [...new Set([...decisionKind(decision.kind).parts, ...grounds])]
}

/** What has to be answered before deciding so; of a partial decision, for each of its grounds. */
export function questionsOf(decision: Pick<Decision, 'kind' | 'withheld'>): readonly Question[] {
  const all = [decision.kind, ...groundsOf(decision)].flatMap((id) => {
    const { questions } = decisionKind(id)
    // What is given in part has been separated: there is nothing left to ask.
    return id === decision.kind ? questions : questions.filter(({ id }) => id !== 'separable')
  })
  return [...new Map(all.map((question) => [question.id, question])).values()]
}

function groundsOf({ withheld = [] }: Pick<Decision, 'withheld'>): readonly Ground[] {
  return withheld.map(({ ground }) => ground).filter((ground) => GROUNDS.includes(ground))
}

function gapsOfPart(part: PartNeeded, decision: Decision): readonly Gap[] {
  if (part === 'withheld') return gapsOfWithheld(decision.withheld ?? [])
  if (part === 'otherAgency') return gapsOfOtherAgency(decision)
  const { label, type } = DECISION_PARTS[part]
  const given = decision.parts[part]?.trim() ?? ''
  if (!says(given)) return [[part, `请写明${label}。`]]
  return type === 'day' && !isDay(given) ? [[part, `${label}应为有效日期。`]] : []
}

function gapsOfWithheld(withheld: readonly Withheld[]): readonly Gap[] {
  if (withheld.length === 0) return [['withheld', '请列明不予公开的部分及其依据。']]
  return withheld.flatMap(({ part, ground, reason }, at): readonly Gap[] => [
    ...gapIf(!says(part), `withheld.${at}.part`, `请写明第${at + 1}处不予公开的内容。`),
    ...gapIf(!GROUNDS.includes(ground), `withheld.${at}.ground`, `请选定第${at + 1}处的依据。`),
    ...gapIf(!says(reason), `withheld.${at}.reason`, `请说明第${at + 1}处不予公开的理由。`),
  ])
}

/** Name and contact are owed as far as the agency can be determined (§36 item 5). */
function gapsOfOtherAgency(decision: Decision): readonly Gap[] {
  if (decision.isOtherAgencyKnown === undefined) {
    return [['isOtherAgencyKnown', '请说明能否确定负责公开该信息的行政机关。']]
  }
  if (!decision.isOtherAgencyKnown) return []
  return [...gapsOfPart('otherAgencyName', decision), ...gapsOfPart('otherAgencyContact', decision)]
}

function gapOfAnswer({ id, text, expected, otherwise }: Question, decision: Decision): Gap[] {
  const answer = decision.answers?.[id]
  if (answer === undefined) return [[`answers.${id}`, `请回答：${text}`]]
  return answer === expected ? [] : [[`answers.${id}`, otherwise]]
}

/** The law of the day must know the kind: the articles are to be cited. */
function gapOfDay({ kind, decidedOn }: Decision): readonly Gap[] {
  if (!isDay(decidedOn)) return [['decidedOn', '请填写作出决定的日期。']]
  const known = decisionKind(kind).articles.length === 0 || articlesOn(kind, decidedOn).length > 0
  return gapIf(!known, 'kind', `${decidedOn}施行的条例没有这种处理决定，请核对日期或者另选。`)
}

/** Whether there is a letter or a figure in it: punctuation alone says nothing. */
function says(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function gapIf(isMissing: boolean, field: string, sentence: string): readonly Gap[] {
  return isMissing ? [[field, sentence]] : []
}
