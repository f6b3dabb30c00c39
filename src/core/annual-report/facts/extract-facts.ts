import { type Draft, draftOfDenial, draftOfMention, factOf, type Origin } from './draft.ts'
import type { Fact } from './fact.ts'
import { type Mention, mentionsOf } from './mentions.ts'
import { denialsOf } from './negations.ts'
import { periodsOf } from './periods.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

/** A section's id (`intro`, `s1` …) and its narrative text. */
export type FactSource = { readonly id: string; readonly text: string }

/**
 * Every number the narrative states, in the order of the text, with unit, subject, approximation
 * and what it must agree with; zeros in words («未收到…») included. `year` is the report's year:
 * figures of other years are marked; null takes every figure for this year's. Pure and total.
 */
export function extractFacts(sections: readonly FactSource[], year: number | null): Fact[] {
  const drafts = sections.flatMap((section) => draftsOf(section, year))
  return drafts.map(factOf)
}

function draftsOf(section: FactSource, year: number | null): Draft[] {
  const { compact, sentences } = sentencesOf(section)
  const origin: Origin = { ...section, compact }
  const drafts: Draft[] = []
  let before: Mention | null = null
  for (const sentence of sentences) {
    const found = sentenceDrafts(origin, sentence, year, before)
    drafts.push(...found)
    before = found.findLast((draft) => draft.mention !== null)?.mention ?? null
  }
  return drafts
}

function sentenceDrafts(
  origin: Origin,
  sentence: Sentence,
  year: number | null,
  before: Mention | null,
): Draft[] {
  const periods = periodsOf(sentence.plain, year)
  const stated = mentionsOf(sentence, periods, before).map((mention) =>
    draftOfMention(origin, sentence, mention),
  )
  const denied = denialsOf(sentence).map((denial) =>
    draftOfDenial(origin, sentence, denial, periods(denial.from)),
  )
  return [...stated, ...denied].sort((left, right) => left.fact.start - right.fact.start)
}
