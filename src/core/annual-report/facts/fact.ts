/** Whether a number in a sentence is exact, «余/多» (at least), or «约/近» (about). */
export type Approximation = 'exact' | 'at-least' | 'about'

/** A number with its unit and subject, as a sentence of the report states it. */
export type Fact = {
  /** Section id (`s1` …) or `intro`. */
  readonly section: string
  /** The sentence it stands in. */
  readonly sentence: string
  /** Character offsets of the number in the section's text. */
  readonly start: number
  readonly end: number
  /** As printed: `3.2万余`, `百分之五十九`. */
  readonly text: string
  readonly value: number
  /** `件`, `条`, `%` …; empty where none is printed. */
  readonly unit: string
  readonly approximation: Approximation
  /** The words before the number that say what is counted. */
  readonly subject: string
  /** What the fact is about, when that is one of the figures a table also holds; else null. */
  readonly topic: FactTopic | null
}

/** Figures of the text that a table must agree with. */
export type FactTopic =
  | 'requests-received'
  | 'requests-accepted'
  | 'requests-answered'
  | 'requests-carried-in'
  | 'requests-carried-out'
  | 'reconsiderations'
  | 'litigations'
  | 'reconsiderations-and-litigations'
  | 'license-received'
  | 'license-accepted'
  | 'license-granted'
  | 'license-refused'
  | 'license-decisions'
  | 'normative-issued'
  | 'normative-repealed'
  | 'normative-in-force'
  | 'penalties'
  | 'coercions'
