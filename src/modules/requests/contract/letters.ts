import { type Static, Type } from 'typebox'
import type { Letter } from '#core/requests/letters/compose.ts'
import { SERVED_WAYS } from '#core/requests/words.ts'
import {
  choice,
  Day,
  Id,
  Instant,
  Nullable,
  nameOf,
  text,
  Version,
} from '#platform/action/shapes.ts'
import { ConsultationId } from './shapes.ts'

/** The letters of a request: made, looked at, issued under a number, served. */

/** The kind that answers: which letter that is follows from the decisions. */
export const ANSWER = 'answer'

const Row = Type.Array(text('单元格', 500), { maxItems: 12 })
/** Further facts, by their names in `core/requests/letters/facts.json`; days `YYYY-MM-DD`, money in fen. */
const FactValue = Type.Union([
  text('内容', 5000),
  Type.Number(),
  Type.Boolean(),
  Type.Array(text('内容', 2000), { maxItems: 100 }),
  Type.Array(Row, { maxItems: 500 }),
])

export const ComposeLetterInput = Type.Object({
  requestId: Id,
  /** Of the request as it was seen; an answer is not written without. */
  version: Type.Optional(Version),
  /** `answer`, or the id of a kind of letter. */
  kind: text('文书种类', 60, 1),
  facts: Type.Optional(
    Type.Record(Type.String({ maxLength: 60 }), FactValue, { title: '文书内容' }),
  ),
  /** Whom the letter goes to, of a letter that asks for an opinion or tells of one. */
  consultationId: Type.Optional(ConsultationId),
  /** Who decides on a reconsideration, and the court; otherwise they follow from the agency. */
  forum: Type.Optional(text('行政复议机关', 100)),
  court: Type.Optional(text('管辖法院', 100)),
  /** Titles of what goes with it. */
  attachments: Type.Optional(Type.Array(text('附件', 200, 1), { maxItems: 50, title: '附件' })),
})
export type ComposeLetterInput = Static<typeof ComposeLetterInput>

/** POST …/prepare-letter: what a letter of a kind will say that is known, and from where. */
export const PrepareLetterInput = Type.Object({
  ...{
    requestId: Id,
    kind: text('文书种类', 60, 1),
    consultationId: Type.Optional(ConsultationId),
  },
})
export const PreparedLetter = Type.Object({
  known: Type.Array(
    Type.Object({ label: Type.String(), text: Type.String(), origin: Type.String() }),
  ),
  /** Names of facts that somebody has to fill in. */
  missing: Type.Array(Type.String()),
  /** To whom the letter says one may turn, `''` where that is not known; null where it says nothing of it. */
  remedies: Nullable(Type.Object({ forum: Type.String(), court: Type.String() })),
})
export type PreparedLetter = Static<typeof PreparedLetter>

export const LetterInput = Type.Object({ requestId: Id, letterId: Id })

/** An answer is not thrown away without the version of the request as it was seen. */
export const DiscardLetterInput = Type.Object({
  ...LetterInput.properties,
  version: Type.Optional(Version),
})

export const LETTER_FORMATS = ['docx', 'pdf'] as const
export type LetterFormat = (typeof LETTER_FORMATS)[number]
export const LetterFileInput = Type.Object({
  ...LetterInput.properties,
  format: choice(LETTER_FORMATS, { title: '文件格式' }),
})

const Content = Type.Unsafe<Letter>({ type: 'object', additionalProperties: true })

export const LetterHeadView = Type.Object({
  ...{ id: Id, kind: Type.String(), title: Type.String(), number: Type.String() },
  ...{ madeAt: Instant, issuedOn: Nullable(Day), servedOn: Nullable(Day) },
  ...{ servedWay: Nullable(nameOf(SERVED_WAYS)), proof: Type.String() },
  isAnswer: Type.Boolean(),
  /** The answer of the present course: not one that was given before the request was reopened. */
  isCurrent: Type.Boolean(),
})
export const LetterList = Type.Object({ letters: Type.Array(LetterHeadView) })
export type LetterList = Static<typeof LetterList>

export const LetterView = Type.Object({ ...LetterHeadView.properties, content: Content })
export type LetterView = Static<typeof LetterView>

/** A letter that was just written, and the version the request has now. */
export const ComposedLetter = Type.Object({ ...LetterView.properties, version: Type.Integer() })

/** What the file of a letter is written from. */
export const LetterForFile = Type.Object({
  ...LetterView.properties,
  ...{ requestNumber: Type.String(), format: choice(LETTER_FORMATS) },
})

export const IssueLetterInput = Type.Object({ requestId: Id, letterId: Id, on: Type.Optional(Day) })
export const Issued = Type.Object({ letterId: Id, number: Type.String(), issuedOn: Day })

/** How a letter reached whom it is for, and what shows it: number of the parcel, receipt, notice. */
export const SERVING = {
  way: nameOf(SERVED_WAYS, { title: '送达方式' }),
  proof: Type.Optional(text('送达凭证', 500)),
}
export const ServeLetterInput = Type.Object({
  ...{ requestId: Id, letterId: Id, on: Type.Optional(Day), ...SERVING },
})
export const Served = Type.Object({
  ...{ letterId: Id, servedOn: Day },
  /** The letter was put into the outbox for the applicant's address. */
  isMailed: Type.Boolean(),
})
