/**
 * Whether a number in a sentence is exact, «余/多/以上/超» (at least), «约/近/左右» (about) or
 * «不足/不到» (at most).
 */
export type Approximation = 'exact' | 'at-least' | 'about' | 'at-most'

/** A number as a sentence prints it. */
export type Figure = {
  /** Character offsets of the number in the section's text. */
  readonly start: number
  readonly end: number
  /** As printed: `3.2万余`, `百分之五十九`; the negation itself («未收到») for a zero in words. */
  readonly text: string
  readonly value: number
  /** `件`, `条`, `%` …; empty where none is printed. */
  readonly unit: string
  readonly approximation: Approximation
  /** The words before the number (or after it, «5 件申请») that say what is counted. */
  readonly subject: string
}

/** A number with its unit and subject, as a sentence of the report states it. */
export type Fact = Figure & {
  /** Section id (`s1` …) or `intro`. */
  readonly section: string
  /** The sentence it stands in, with its offsets in the section's text. */
  readonly sentence: string
  readonly sentenceStart: number
  readonly sentenceEnd: number
  /** What the fact is about, when that is one of the figures a table also holds; else null. */
  readonly topic: FactTopic | null
  readonly scope: FactScope
  /** `other`: an earlier year, a span of years, or a plan. */
  readonly period: 'this' | 'other'
  /** What the sentence says about this number and others, to be recalculated. */
  readonly claims: readonly Claim[]
}

/** `part`: one of several that make up a total; `change`: an increase or decrease. */
export type FactScope = 'total' | 'part' | 'change'

/** Figures of the text that a table must agree with. */
export type FactTopic =
  | 'requests-received'
  /** Also any wording that leaves open whether 结转 are counted («依申请公开事项 2 件»). */
  | 'requests-accepted'
  | 'requests-answered'
  | 'requests-carried-in'
  | 'requests-carried-out'
  | 'reconsiderations'
  | 'litigations'
  | 'reconsiderations-and-litigations'
  | 'license-items'
  | 'license-received'
  | 'license-accepted'
  | 'license-granted'
  | 'license-refused'
  | 'license-revoked'
  | 'license-decisions'
  | 'normative-issued'
  | 'normative-repealed'
  | 'normative-in-force'
  | 'penalties'
  | 'coercions'

/** An arithmetic statement of the text. It hangs on the fact that is its result. */
export type Claim =
  | SumClaim
  | ShareClaim
  | OpenShareClaim
  | ChangeClaim
  | EnumerationClaim
  | RepeatClaim
  | BesideSettledClaim

/** «540 条，其中网站 75 条、公众号 274 条……»: the fact is the total. */
export type SumClaim = {
  readonly kind: 'sum'
  readonly parts: readonly Figure[]
  /**
   * How the parts are introduced: `complete` (包括、分别为、括号、末项为“其他”) claims that nothing is
   * missing; `among` (其中) may be a selection; `implied` follows from the order of the sentences.
   */
  readonly listing: 'complete' | 'among' | 'implied'
}

/** «收到 121 条，回复 116 条，办结率 95.9%»: the fact is the percentage. */
export type ShareClaim = {
  readonly kind: 'share'
  readonly part: Figure
  /** One figure; or several, where shares of one total add up to 100 % and it is not stated. */
  readonly whole: readonly Figure[]
  /** Digits printed after the decimal point. */
  readonly decimals: number
}

/**
 * «群众满意度 91.92%», and no figure in the sentence that it could have been worked out from: the fact
 * is the percentage.
 */
export type OpenShareClaim = {
  readonly kind: 'open-share'
  /** What is measured asks people: the base is how many answered. */
  readonly isOpinion: boolean
}

/**
 * «转办 3950 件，均已办结。退回 141 件。»: the fact is what was sent back, and nothing says whether it is
 * among those that are said to be settled.
 */
export type BesideSettledClaim = {
  readonly kind: 'beside-settled'
  readonly settled: Figure
}

/**
 * «由 105 项增至 249 项，增加 144 项», «5 件，较上年增加 3 件»: the fact is the new figure; what is not
 * stated is null. A `by` without `from` is a difference to last year.
 */
export type ChangeClaim = {
  readonly kind: 'change'
  readonly from: Figure | null
  /** Positive for an increase, negative for a decrease; in the fact's unit. */
  readonly by: number | null
}

/** «……等 7 大领域»: the fact is the announced number. */
export type EnumerationClaim = {
  readonly kind: 'enumeration'
  readonly noun: string
  /** Items named in the announcing sentence itself. */
  readonly named: readonly string[]
  /** Items that the following text goes through one by one. */
  readonly treated: readonly string[]
}

/** The same thing was given another exact figure before: the fact is the later one. */
export type RepeatClaim = {
  readonly kind: 'repeat'
  readonly earlier: Figure & { readonly section: string }
}
