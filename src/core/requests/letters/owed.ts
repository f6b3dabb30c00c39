import type { Consulted } from '../../clock/events.ts'
import type { RequestEvent } from '../life/course.ts'
import type { StepName } from '../life/steps.ts'

/** The letter by which a step reaches whom it concerns (条例§30, §33, §35, §42). */
const LETTER_OF_STEP: Readonly<Partial<Record<StepName | 'register', string>>> = {
  'ask-supplement': 'supplement',
  'ask-reasons': 'reasons',
  extend: 'extension',
  postpone: 'postponement',
  'notify-fee': 'fee',
}

/** The letter that asks for an opinion, by whom it asks (条例§17, §32, §34). */
const INQUIRIES: Readonly<Record<Consulted, string>> = {
  'third-party': 'third-party-inquiry',
  agency: 'agency-inquiry',
  secrecy: 'secrecy-inquiry',
}

/** Whether somebody has to be told of a step by a letter of its own. */
export function hasLetter(step: StepName): boolean {
  return step === 'consult' || LETTER_OF_STEP[step] !== undefined
}

/** A notice that is registered while nobody has written its letter. */
export type OwedLetter = {
  /** Of the letter. */
  readonly kind: string
  readonly event: RequestEvent
  readonly consultationId: string | null
}

/** A letter of the present course, drafted or issued. */
export type WrittenLetter = { readonly kind: string; readonly consultationId: string | null }

/**
 * The letters that steps of the present course have registered and that do not exist, in the order of
 * the steps. A letter may be written before its step is registered: what counts is how many there are.
 * Of consultations each has its own; a letter that does not say which is that of the earliest.
 */
export function lettersOwed(
  events: readonly RequestEvent[],
  letters: readonly WrittenLetter[],
): readonly OwedLetter[] {
  const notices = events.flatMap(noticeOf)
  const left = [...letters]
  const take = (fits: (letter: WrittenLetter) => boolean): boolean => {
    const at = left.findIndex(fits)
    return at >= 0 && left.splice(at, 1).length > 0
  }
  const named = notices.filter(
    ({ kind, consultationId: id }) =>
      id === null || !take((letter) => letter.kind === kind && letter.consultationId === id),
  )
  return named.filter(
    ({ kind }) => !take((letter) => letter.kind === kind && letter.consultationId === null),
  )
}

function noticeOf(event: RequestEvent): OwedLetter[] {
  const { step, facts } = event
  if (step === 'consult') {
    const kind = INQUIRIES[facts.with ?? 'agency']
    return [{ kind, event, consultationId: facts.consultationId ?? null }]
  }
  const kind = LETTER_OF_STEP[step]
  return kind ? [{ kind, event, consultationId: null }] : []
}
