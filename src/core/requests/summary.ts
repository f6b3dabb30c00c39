import type { Day } from '../kit/day.ts'
import type { Countable, Period } from './counting.ts'
import { STEPS } from './life/steps.ts'
import data from './summary.json' with { type: 'json' }

/** What the public is told of how requests are dealt with, beside the figures of table three. */

/** A request with how long it took: the due day and the working days of the period it ended in. */
export type Timed = Pick<Countable, 'receivedOn' | 'decidedOn'> & {
  readonly kinds: readonly string[] | null
  readonly dueOn: Day | null
  readonly days: number | null
}

export type Timeliness = {
  /** Answers of the period that had a due day; what the applicant ended is no answer. */
  readonly answers: number
  readonly onTime: number
  /** Working days, of half of the answers no more; `null` without any. */
  readonly medianDays: number | null
  /** Not answered at the end of the period, or today where that is earlier, although due before. */
  readonly lateAndOpen: number
}

const ENDED_BY_APPLICANT: readonly string[] = STEPS.flatMap(({ endsAs }) => endsAs ?? [])

/** How timely the requests of a period were answered (条例§33), as things were at its end. */
export function timelinessOf(
  requests: Iterable<Timed>,
  { from, to }: Period,
  today: Day,
): Timeliness {
  const end = to < today ? to : today
  const took: number[] = []
  let [answers, onTime, lateAndOpen] = [0, 0, 0]
  for (const { receivedOn, decidedOn, kinds, dueOn, days } of requests) {
    if (receivedOn > end || dueOn === null) continue
    if (decidedOn === null || decidedOn > end) {
      if (dueOn < end) lateAndOpen += 1
    } else if (decidedOn >= from && !kinds?.every((kind) => ENDED_BY_APPLICANT.includes(kind))) {
      answers += 1
      if (decidedOn <= dueOn) onTime += 1
      if (days !== null) took.push(days)
    }
  }
  return { answers, onTime, lateAndOpen, medianDays: median(took) }
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Fewer outcomes than this are not told one by one: somebody might be known by them. */
export const FEWEST = data.fewest

/**
 * The agencies of which outcomes are not told one by one, by how many each has. Where it would be
 * one alone the next smallest is with it: else the difference to the whole would tell it.
 */
export function withheld(counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const some = [...counts]
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => one - other)
  const few = some.filter(([, count]) => count < FEWEST).length
  return new Set(some.slice(0, few === 1 ? 2 : few).map(([id]) => id))
}
