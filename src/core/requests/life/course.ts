import type { ClockEvent, Consulted } from '../../clock/events.ts'
import type { FeeMode } from '../../fee/fee.ts'
import type { Day } from '../../kit/day.ts'
import type { RequestState } from './states.ts'
import { type StepName, stepNamed } from './steps.ts'

/** What an event says beside its day; each step reads what is its own. */
export type EventFacts = {
  /** `register`, `correct-receipt`: 收到之日 by the rules of 条例§31; `null` until confirmed. */
  readonly receivedOn?: Day | null
  /** `consult`, `record-opinion`. */
  readonly consultationId?: string
  readonly with?: Consulted
  /** `consult`, `ask-supplement`, `ask-reasons`, `notify-fee`: the day by which the other must act. */
  readonly dueOn?: Day
  /** `extend`. */
  readonly workingDays?: number
  /** `postpone`. */
  readonly until?: Day
  /** `ask-supplement`: what is missing. */
  readonly items?: readonly string[]
  /** `notify-fee`, with what it was computed from: `before`, items of the month that came earlier. */
  readonly fen?: number
  readonly charged?: {
    readonly mode: FeeMode
    readonly units: number
    readonly before: number
  }
  /** `extend`: who agreed (条例§33). */
  readonly approvedBy?: string
  /** `approve`, `issue`, `serve`: the letter that answers. */
  readonly letterId?: string
  /** `approve`: a keyed mark of what that letter said when it was signed. */
  readonly letterMark?: string
  /** `approve`: what is given out with it, by the ids of its files in order. */
  readonly fileIds?: readonly string[]
  /** `serve`. */
  readonly way?: string
  /** Steps that end a course: what was decided of each matter, in order. */
  readonly kinds?: readonly string[]
  /** `archive`: how long the file is kept. */
  readonly retention?: string
}

/** Something that happened to a request, never changed afterwards. */
export type RequestEvent = {
  readonly step: StepName | 'register'
  readonly on: Day
  readonly facts: EventFacts
}

/** The state a request is in after its events, told in the order in which they were entered. */
export function stateAfter(events: readonly RequestEvent[]): RequestState {
  return events.reduce<RequestState>(
    (state, { step, facts }) =>
      step === 'register'
        ? facts.receivedOn
          ? 'under-review'
          : 'submitted'
        : (stepNamed(step).to ?? state),
    'submitted',
  )
}

/** 收到之日: as registered or confirmed, or as corrected since; `null` while it is not confirmed. */
export function receivedOnOf(events: readonly RequestEvent[]): Day | null {
  return events.reduce<Day | null>((known, { step, on, facts }) => {
    if (step === 'confirm') return on
    return step === 'register' || step === 'correct-receipt' ? (facts.receivedOn ?? known) : known
  }, null)
}

/** Steps that say when a request was received, and nothing else. */
const RECEIPT: readonly RequestEvent['step'][] = ['register', 'confirm', 'correct-receipt']

type StepEvent = RequestEvent & { readonly step: StepName }

/** What was done first with a request that was received; it cannot have been received afterwards. */
export function firstStepAfterReceipt(events: readonly RequestEvent[]): StepEvent | null {
  const steps = events.filter((event): event is StepEvent => !RECEIPT.includes(event.step))
  return steps.toSorted((one, other) => one.on.localeCompare(other.on))[0] ?? null
}

/** How a course ended: on which day, as what for each matter; `null` where the event does not say. */
export type Ending = { readonly on: Day; readonly kinds: readonly string[] | null }

/** How the present course ended; `null` while it goes on, also where a request is dealt with anew. */
export function endingOf(events: readonly RequestEvent[]): Ending | null {
  return lastEnding(events.slice(events.findLastIndex(isAnew) + 1))
}

/** The events until a request was dealt with anew: what came of them is what is counted. */
export function firstCourse(events: readonly RequestEvent[]): readonly RequestEvent[] {
  const anew = events.findIndex(isAnew)
  return anew < 0 ? events : events.slice(0, anew)
}

function isAnew({ step }: RequestEvent): boolean {
  return step === 'reopen'
}

/** An answer that was recalled ended nothing. */
function lastEnding(course: readonly RequestEvent[]): Ending | null {
  const since = course.slice(course.findLastIndex(({ step }) => step === 'recall') + 1)
  const end = since.findLast(({ step }) => step !== 'register' && stepNamed(step).clock === 'ended')
  return end ? { on: end.on, kinds: end.facts.kinds ?? null } : null
}

/**
 * What moves the clock, from the events of a request. A corrected receipt replaces the first one; a
 * recalled answer never ended anything; a request that is dealt with anew begins on that day.
 */
export function clockEventsOf(events: readonly RequestEvent[]): readonly ClockEvent[] {
  const anew = events.findLastIndex(isAnew)
  const receivedOn = events[anew]?.on ?? receivedOnOf(events)
  if (receivedOn === null) return []
  const since = events.slice(anew + 1)
  const recalled = since.findLastIndex(({ step }) => step === 'recall')
  const standing = since.filter(({ step }, index) => step !== 'issue' || index > recalled)
  return [{ kind: 'received', on: receivedOn }, ...standing.flatMap(clockEventOf)]
}

function clockEventOf({ step, on, facts }: RequestEvent): ClockEvent[] {
  const { consultationId: id = '', dueOn } = facts
  const kind = step === 'register' ? undefined : stepNamed(step).clock
  switch (kind) {
    case undefined:
    case 'received':
      return []
    case 'consultation-sent':
      return [{ kind, on, id, with: facts.with ?? 'agency', ...(dueOn && { dueOn }) }]
    case 'consultation-answered':
      return [{ kind, on, id }]
    case 'extended':
      return [{ kind, on, workingDays: facts.workingDays ?? 0 }]
    case 'postponed':
      return [{ kind, on, until: facts.until ?? on }]
    default:
      return [{ kind, on }]
  }
}
