import type { CellId, Level } from './template.ts'

/** Something wrong or doubtful in a report, in words a clerk can act on. */
export type Finding = {
  /** Stable id: a relation of the template or a rule of `checking/`. */
  readonly rule: string
  readonly level: Level
  readonly cells: readonly CellId[]
  /** Section id, where the finding is about text. */
  readonly section: string | null
  readonly message: string
  /** Null unless the form or the law leaves one value only. */
  readonly expected?: string | number | null
  readonly actual?: string | number | null
  /** The sentence concerned and its offsets in the section's text. */
  readonly quote?: { readonly text: string; readonly start: number; readonly end: number }
  /** The legal basis of the rule; every finding that leaves `check` carries it. */
  readonly basis?: readonly string[]
}

export type CheckStatus = 'pass' | 'fail' | 'incomplete'

/** What people call the outcomes of a check. */
export const CHECK_STATUS_NAMES: Readonly<Record<CheckStatus, string>> = {
  pass: '通过',
  fail: '不通过',
  incomplete: '不完整',
}

/** What a rule is, for people: shown by `report explain` and beside every finding. */
export type RuleInfo = {
  readonly id: string
  readonly level: Level
  readonly title: string
  /** What is compared, why it matters and what to do, in two or three sentences. */
  readonly explanation: string
  readonly basis: readonly string[]
}
