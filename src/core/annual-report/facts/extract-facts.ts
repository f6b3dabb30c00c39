import { addBesideSettled } from './claims/beside-settled.ts'
import { addChanges } from './claims/changes.ts'
import { addEnumerations } from './claims/enumerations.ts'
import { addImpliedSums } from './claims/implied-sums.ts'
import { addOpenShares } from './claims/open-shares.ts'
import { addRepeats } from './claims/repeats.ts'
import { addComplementaryShares, addShares } from './claims/shares.ts'
import { addSums } from './claims/sums.ts'
import { type Draft, draftOfDenial, draftOfMention, factOf, type Origin } from './draft.ts'
import type { Fact } from './fact.ts'
import { type Mention, mentionsOf } from './mentions.ts'
import { DENYING, denialsOf } from './negations.ts'
import { periodsOf } from './periods.ts'
import { quantitiesOf } from './quantities.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { tokensOf } from './tokens.ts'

/** A section's id (`intro`, `s1` …) and its narrative text. */
export type FactSource = { readonly id: string; readonly text: string }

/**
 * Every number the narrative states, in the order of the text, with unit, subject, approximation
 * and what it must agree with; zeros in words («未收到…») included. `year` is the report's year:
 * figures of other years are marked; null takes every figure for this year's. Pure and total.
 */
export function extractFacts(sections: readonly FactSource[], year: number | null): Fact[] {
  const drafts = sections.flatMap((section) => draftsOf(section, year))
  addRepeats(drafts)
  return drafts.map(factOf)
}

function draftsOf(section: FactSource, year: number | null): Draft[] {
  const { compact, sentences } = sentencesOf(section)
  const origin: Origin = { ...section, compact }
  const bySentence: Draft[][] = []
  let before: Mention | null = null
  for (const sentence of sentences) {
    const found = sentenceDrafts(origin, sentence, year, before)
    bySentence.push(found)
    before = found.findLast((draft) => draft.mention !== null)?.mention ?? null
  }
  addClaims(bySentence, compact)
  return bySentence.flat()
}

function sentenceDrafts(
  origin: Origin,
  sentence: Sentence,
  year: number | null,
  before: Mention | null,
): Draft[] {
  const quantities = quantitiesOf(sentence.text)
  if (quantities.length === 0 && !DENYING.test(sentence.text)) return []
  const read = { ...sentence, tokens: tokensOf(sentence.text) }
  const periods = periodsOf(sentence.plain, year)
  const stated = mentionsOf(read, quantities, periods, before).map((mention) =>
    draftOfMention(origin, sentence, mention),
  )
  // «申请为零» is a number already.
  const denied = denialsOf(read)
    .filter(({ to }) => !stated.some(({ mention }) => mention && mention.quantity.to === to))
    .map((denial) => draftOfDenial(origin, sentence, denial, periods(denial.from)))
  return [...stated, ...denied].sort((left, right) => left.fact.start - right.fact.start)
}

function addClaims(bySentence: readonly Draft[][], compact: { readonly text: string }): void {
  const stated = bySentence.map((drafts) => drafts.filter((draft) => draft.mention !== null))
  stated.forEach((drafts, index) => {
    addSums(drafts, stated[index - 1] ?? [])
    addShares(drafts)
    addChanges(drafts)
    addEnumerations(drafts, compact)
    addBesideSettled(drafts, stated[index - 1] ?? [])
  })
  addImpliedSums(stated)
  addComplementaryShares(stated.flat())
  for (const drafts of stated) addOpenShares(drafts)
}
