import type { ReportState } from './states.ts'

/** States in which a member's report counts in its government's, unless a person chooses others. */
export const COUNTED: readonly ReportState[] = ['accepted', 'signed', 'published']

/**
 * What of a member's report counts: what it holds now, or what the public was last shown, or
 * nothing. A published report stays in the sum while it is being corrected, with the figures that
 * still stand: the government's report must agree with what its agencies have published.
 */
export function countedAs(
  { state, edition }: { readonly state: ReportState; readonly edition: number },
  counted: readonly ReportState[] = COUNTED,
): 'content' | 'edition' | null {
  if (counted.includes(state)) return 'content'
  return edition > 0 ? 'edition' : null
}

/**
 * Whether the figures with which a member's report counts are those the public sees, or still those of
 * a draft that may change. A published report holds what its newest edition shows.
 */
export function countsAsPublished(
  report: { readonly state: ReportState; readonly edition: number },
  counted: readonly ReportState[] = COUNTED,
): boolean {
  return report.state === 'published' || countedAs(report, counted) === 'edition'
}
