import type { CellId } from '../template.ts'
import data from './settings.json' with { type: 'json' }

/** A month and day, `MM-DD`. */
type MonthDay = string

type Sourced = { readonly source: string }

/** Thresholds, statutory days and word lists of the checks, each with where it comes from. */
export type Settings = {
  /** Last day on which the report of a year must be public; the entry of the latest `fromYear`. */
  readonly statutoryDays: readonly (Sourced & {
    readonly fromYear: number
    readonly agency: MonthDay
    readonly government: MonthDay
  })[]
  /** From which year a refusal must go to 行政复议 before it can go to court. */
  readonly reviewFirst: readonly (Sourced & { readonly fromYear: number; readonly cell: CellId })[]
  readonly requestsAndDisputes: Sourced & {
    readonly requests: readonly CellId[]
    readonly disputes: readonly CellId[]
  }
  /** Decimals an amount in 万元 may have; all sums are compared at this scale. */
  readonly decimals: Sourced & { readonly amount: number }
  /** Figures from here on are hardly true. */
  readonly implausible: Sourced & {
    readonly count: number
    readonly change: number
    readonly amount: number
  }
  /** When an amount in 万元 looks like one in 元. */
  readonly yuanTyped: Sourced & {
    /** Below this a figure is never taken for 元, whatever last year's was. */
    readonly least: number
    readonly agency: number
    readonly government: number
    readonly decimals: number
    readonly lastYearRatio: { readonly from: number; readonly to: number }
    /** So near ten thousand times last year's amount that nothing else explains it. */
    readonly certainRatio: { readonly from: number; readonly to: number }
  }
  /** From how many cells on, if they are most, members are taken to be missing. */
  readonly members: Sourced & { readonly many: number }
  readonly swing: Sourced & { readonly ratio: number; readonly floor: number }
  readonly similarity: Sourced & {
    readonly threshold: number
    /** Characters below which a section is too short to compare. */
    readonly minimumLength: number
    readonly sections: readonly string[]
  }
  readonly overview: {
    readonly section: string
    readonly maximum: number
    readonly maximumSource: string
    readonly minimum: number
    readonly minimumSource: string
  }
  readonly problems: Sourced & {
    readonly section: string
    readonly problem: readonly string[]
    readonly improvement: readonly string[]
    readonly minimum: number
  }
  readonly feeReport: Sourced & {
    readonly section: string
    /** Pattern of a sentence that says a fee was collected. */
    readonly collected: string
  }
  readonly results: Sourced & { readonly section: string; readonly words: readonly string[] }
  /** The figures that a required topic of the overview must speak of. */
  readonly topicFigures: Sourced & { readonly topic: string; readonly cells: readonly CellId[] }
  /** When information may have been counted under two names. */
  readonly countedTwice: Sourced & {
    readonly least: number
    readonly units: readonly string[]
    /** Pattern of a clause that speaks of information published. */
    readonly published: string
    /** Pattern of the name of a sum's last part. */
    readonly rest: string
  }
  /** Agencies whose work is approvals. */
  readonly approvals: Sourced & {
    /** Words in the name of an agency that approves, and of one that may only give others a place. */
    readonly approving: readonly string[]
    readonly serving: readonly string[]
    /** Words for the cases it counts, and from how many on they are its daily work. */
    readonly cases: readonly string[]
    readonly least: number
    /** Cells that hold its decisions where they are no licences. */
    readonly others: readonly CellId[]
  }
  /** Which figures of two reports are the same by more than chance. */
  readonly sameFigure: Sourced & { readonly least: number; readonly round: number }
  readonly comparisons: Sourced & {
    readonly words: readonly string[]
    readonly plans: readonly string[]
    /** What follows a year that is the start or end of a span. */
    readonly after: readonly string[]
  }
}

export const settings: Settings = data

/** The entry in force for a report year: the one with the latest `fromYear` not after it. */
export function inForce<T extends { readonly fromYear: number }>(
  entries: readonly T[],
  year: number,
): T | undefined {
  return entries
    .filter((entry) => entry.fromYear <= year)
    .reduce<T | undefined>((best, entry) => {
      return best === undefined || entry.fromYear > best.fromYear ? entry : best
    }, undefined)
}
