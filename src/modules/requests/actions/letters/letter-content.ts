import type { Day } from '#core/kit/day.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { isDecisionKind } from '#core/requests/decision-kinds.ts'
import type { Decision } from '#core/requests/decision-kinds-check.ts'
import { questionsOf } from '#core/requests/decision-kinds-check.ts'
import { composeLetter, type Letter } from '#core/requests/letters/compose.ts'
import {
  type AnswerMatter,
  composeAnswer,
  isAnswer,
} from '#core/requests/letters/compose-answer.ts'
import type { Facts } from '#core/requests/letters/facts.ts'
import type { EventFacts } from '#core/requests/life/course.ts'
import type { RemedyAgency } from '#core/requests/remedies.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import type { LetterRow } from '../../store/letters.ts'
import type { EventRow, MatterRow } from '../../store/requests.ts'

/** What is sealed of a letter: how it reads, and everything it was composed from. */
export type LetterContent = {
  readonly letter: Letter
  readonly facts: Facts
  readonly remedyAgency: RemedyAgency
  readonly attachments: readonly string[]
  /** Of an answer: the decisions it tells, so that a later change of them is noticed. */
  readonly decided: string
}

const place = (letterId: string) => `request_letter.content/${letterId}`

export function sealedContent({ requests }: RequestsDeps, id: string, content: LetterContent) {
  return requests.cipher.seal(JSON.stringify(content), place(id))
}

export function openContent(
  { requests }: RequestsDeps,
  { id, content }: Pick<LetterRow, 'id' | 'content'>,
): LetterContent {
  return JSON.parse(requests.cipher.open(content, place(id))) as LetterContent
}

type Source = Omit<LetterContent, 'letter' | 'decided'>

/** The letter from its facts and, where it answers, from what was decided about every matter. */
export function compose(
  kind: string,
  { facts, remedyAgency, attachments }: Source,
  matters: readonly AnswerMatter[],
): Result<Letter, Refusal> {
  const input = { facts, remedyAgency, attachments }
  return isAnswer(kind) ? composeAnswer(matters, input) : composeLetter(kind, input)
}

/** Every matter with its decision as it would be made on a day; refused where there is none. */
export function answerMatters(
  matters: readonly MatterRow[],
  events: readonly EventRow[],
  decidedOn: Day,
): Result<readonly AnswerMatter[], Refusal> {
  const decided: AnswerMatter[] = []
  for (const { description, decision_kind: kind, decision } of matters) {
    if (kind === null || !isDecisionKind(kind)) {
      return fail(invalid('no-decision', '还没有选定答复种类，请先拟定答复。'))
    }
    const given = { parts: {}, ...decision, kind, decidedOn } as Decision
    decided.push({ description, decision: withEnding(given, events) })
  }
  return ok(decided)
}

/** What is told of a request that ended without an answer, which its events know. */
function withEnding(decision: Decision, events: readonly EventRow[]): Decision {
  const ending = ENDINGS[decision.kind]
  if (!ending) return decision
  const event = events.findLast(({ step }) => step === ending.step)
  if (!event) return decision
  const answers = questionsOf(decision).map(({ id, expected }) => [id, expected])
  return {
    ...decision,
    parts: { ...ending.parts(event.on_day, event.facts), ...decision.parts },
    answers: { ...Object.fromEntries(answers), ...decision.answers },
  }
}

type Ending = {
  readonly step: EventRow['step']
  readonly parts: (on: Day, facts: EventFacts) => Decision['parts']
}

const ENDINGS: Readonly<Record<string, Ending>> = {
  abandon_no_correction: {
    step: 'ask-supplement',
    parts: (on, { dueOn = '' }) => ({ supplementAskedOn: on, supplementDueOn: dueOn }),
  },
  abandon_fee: {
    step: 'notify-fee',
    parts: (on, { dueOn = '' }) => ({ feeNotifiedOn: on, feeDueOn: dueOn }),
  },
  withdrawn: { step: 'withdraw', parts: (on) => ({ withdrawnOn: on }) },
}

/** The decisions as one text, whatever the day. */
export function decisionsText(matters: readonly MatterRow[]): string {
  return JSON.stringify(
    matters.map(({ description, decision_kind, decision }) => [
      description,
      decision_kind,
      decision,
    ]),
  )
}
