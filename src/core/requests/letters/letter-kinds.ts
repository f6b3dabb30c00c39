import answers from './answers.json' with { type: 'json' }
import consultations from './consultations.json' with { type: 'json' }
import corrections from './corrections.json' with { type: 'json' }
import process from './process.json' with { type: 'json' }
import records from './records.json' with { type: 'json' }

/**
 * A piece of a letter. Words in braces are facts or derived (`you`, `articles`, `phrase`); a piece
 * with `when` stands only if that word is known, one with `unless` only if it is not.
 */
export type Piece = { readonly when?: string; readonly unless?: string } & (
  | { readonly paragraph: string }
  | { readonly heading: string }
  /** A fact that is a list. */
  | { readonly items: string }
  /** Label and content side by side. */
  | { readonly fields: readonly (readonly string[])[] }
  /** A fact that is the rows of a table. */
  | { readonly rows: string; readonly columns: readonly string[] }
  /** What a partial decision withholds. */
  | { readonly withheld: true }
)

/** Letters of 宿政办函〔2021〕21号's list and of common use. */
export type LetterKind = {
  readonly id: string
  readonly title: string
  /** Before the year in the document number: `公复`, `补`; `null` when the letter has no number. */
  readonly numberWord: string | null
  readonly to: 'applicant' | 'third-party' | 'agency' | 'file'
  readonly salutation: string | null
  /** What it calls itself: `本告知书`. */
  readonly self: string
  /** Of an application to correct a record (条例§41), not of a request for information. */
  readonly about?: 'correction'
  /** `decision`: by the kind of decision; `choice`: reconsideration or a court. */
  readonly remedy: 'decision' | 'choice' | 'none'
  readonly seal: 'agency' | 'receiver' | 'none'
  /** The fact that names who signs, when it is not the agency. */
  readonly signer?: string
  /** The reply slip that goes with it. */
  readonly slip?: string
  readonly body: readonly Piece[]
}

export const LETTER_KINDS = [
  ...answers,
  ...process,
  ...consultations,
  ...corrections,
  ...records,
] as readonly LetterKind[]

const BY_ID: ReadonlyMap<string, LetterKind> = new Map(LETTER_KINDS.map((kind) => [kind.id, kind]))

/** The kind of that id; `null` when there is none. */
export function letterKind(id: string): LetterKind | null {
  return BY_ID.get(id) ?? null
}
