/** What kind of no it is; every entrance (page, API, command) has its own way of showing each. */
export type RefusalKind =
  /** What was given is incomplete or wrong; the same request can never succeed. */
  | 'invalid'
  /** The person may not do this. */
  | 'forbidden'
  /** There is no such thing, or none that this person may know of. */
  | 'absent'
  /** It does not fit the present state: somebody was faster, or it is not yet or no longer possible. */
  | 'conflict'
  /** Too often or too much; later it may succeed. */
  | 'later'

/** An expected no, with a sentence for the person concerned. */
export type Refusal = {
  readonly kind: RefusalKind
  /** Stable, for programs: `report-is-published`. */
  readonly code: string
  /** Chinese, and says what to do. */
  readonly message: string
  /** Input fields concerned, each with its own sentence. */
  readonly fields?: Readonly<Record<string, string>>
}

/** A maker of refusals of one kind: `const absent = refusal('absent')`. */
const refusal =
  (kind: RefusalKind) =>
  (code: string, message: string, fields?: Readonly<Record<string, string>>): Refusal => ({
    kind,
    code,
    message,
    ...(fields && { fields }),
  })

export const invalid = refusal('invalid')
export const forbidden = refusal('forbidden')
export const absent = refusal('absent')
export const conflict = refusal('conflict')
export const later = refusal('later')
