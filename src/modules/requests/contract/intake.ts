import { type Static, Type } from 'typebox'
import { CHANNELS, DELIVERIES, FORMS } from '#core/requests/words.ts'
import { Day, Id, Nullable, nameOf } from '#platform/action/shapes.ts'
import { AgencyId, State } from './shapes.ts'

/** While an application is entered, and what its applicant is handed. */

export const AlikeInput = Type.Object({
  agencyId: AgencyId,
  description: Type.String({ maxLength: 5000, title: '所需信息' }),
  /** As whom the applicant is known again; without them nobody's earlier requests are marked. */
  applicant: Type.Optional(
    Type.Object({
      name: Type.String({ maxLength: 100, title: '申请人' }),
      idNumber: Type.String({ maxLength: 40, title: '证件号码' }),
      phone: Type.String({ maxLength: 40, title: '联系电话' }),
    }),
  ),
  /** The request itself, when one that is already entered is compared. */
  requestId: Type.Optional(Id),
  /** In how many items it is counted (一事一申请); one unless said otherwise. */
  items: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, title: '件数' })),
})

const Place = Type.Integer({ minimum: 0 })
export const AlikeList = Type.Object({
  alike: Type.Array(
    Type.Object({
      ...{ requestId: Id, number: Type.String(), description: Type.String(), state: State },
      ...{ submittedOn: Day, decidedOn: Nullable(Day), decisionKind: Nullable(Type.String()) },
      /** From 0 to 1. */
      score: Type.Number(),
      isSameApplicant: Type.Boolean(),
      /** Answered to the same applicant and for the same information (条例§36 item 6). */
      isRepeat: Type.Boolean(),
      /** What both say, by its place in the given text and in the other. */
      passages: Type.Array(Type.Object({ text: Type.String(), from: Place, otherFrom: Place })),
    }),
  ),
  /** Where the applicant asked more often than is usual (条例§35), a sentence for each measure. */
  excess: Type.Array(Type.String()),
  /** How many requests were looked at. */
  compared: Type.Integer(),
})
export type AlikeList = Static<typeof AlikeList>

/** What the applicant is handed when an application was entered. */
export const ReceiptView = Type.Object({
  ...{ requestId: Id, number: Type.String(), queryCode: Type.String(), agencyName: Type.String() },
  ...{ applicantName: Type.String(), description: Type.String(), channel: nameOf(CHANNELS) },
  ...{ form: nameOf(FORMS), delivery: nameOf(DELIVERIES), submittedOn: Day },
  ...{ receivedOn: Nullable(Day), dueOn: Nullable(Day), by: Type.String() },
})
export type ReceiptView = Static<typeof ReceiptView>
