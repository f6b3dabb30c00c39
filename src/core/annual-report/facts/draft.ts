import { type Compact, originalRange } from './compact.ts'
import type { Claim, Fact, Figure } from './fact.ts'
import type { Mention } from './mentions.ts'
import type { Denial } from './negations.ts'
import type { Sentence } from './sentences.ts'

/** A fact in the making: claims about it may still be added. */
export type Draft = {
  readonly fact: Omit<Fact, 'claims'>
  /** Null for a zero in words. */
  readonly mention: Mention | null
  readonly sentence: Sentence
  readonly claims: Claim[]
}

/** Where drafts come from: a section with its compact text. */
export type Origin = { readonly id: string; readonly text: string; readonly compact: Compact }

const BOUNDARY = /[，；：。（）、！？\n]/
const LEADING = /^(?:其中|包括|含|分别为|共计|共有|共)/

export function draftOfMention(origin: Origin, sentence: Sentence, mention: Mention): Draft {
  const { quantity } = mention
  const { from, to } = quantity
  const left = subjectBefore(sentence, mention.leftFrom, from)
  return {
    fact: {
      ...placed(origin, sentence, from, to),
      value: quantity.value,
      unit: quantity.unit,
      approximation: quantity.approximation,
      subject:
        left === '' ? sentence.plain.slice(quantity.end, quantity.end + mention.tail.length) : left,
      topic: mention.topic,
      scope: mention.scope,
      period: mention.period,
    },
    mention,
    sentence,
    claims: [],
  }
}

export function draftOfDenial(
  origin: Origin,
  sentence: Sentence,
  denial: Denial,
  period: Fact['period'],
): Draft {
  return {
    fact: {
      ...placed(origin, sentence, denial.from, denial.to),
      value: 0,
      unit: '件',
      approximation: 'exact',
      subject: denial.subject,
      topic: denial.topic,
      scope: 'total',
      period,
    },
    mention: null,
    sentence,
    claims: [],
  }
}

export function factOf(draft: Draft): Fact {
  return { ...draft.fact, claims: draft.claims }
}

export function figureOfDraft({ fact }: Draft): Figure {
  const { start, end, text, value, unit, approximation, subject } = fact
  return { start, end, text, value, unit, approximation, subject }
}

function placed(origin: Origin, sentence: Sentence, from: number, to: number) {
  const [start, end] = originalRange(origin.compact, sentence.at + from, sentence.at + to)
  const [sentenceStart, sentenceEnd] = originalRange(
    origin.compact,
    sentence.at,
    sentence.at + sentence.text.length,
  )
  return {
    section: origin.id,
    start,
    end,
    text: origin.text.slice(start, end),
    sentence: origin.text.slice(sentenceStart, sentenceEnd),
    sentenceStart,
    sentenceEnd,
  }
}

/** The words between the last mark and the number, as printed but without layout. */
function subjectBefore(sentence: Sentence, leftFrom: number, to: number): string {
  let from = to
  while (from > leftFrom && !BOUNDARY.test(sentence.text.charAt(from - 1))) from -= 1
  return sentence.plain.slice(from, to).replace(LEADING, '')
}
