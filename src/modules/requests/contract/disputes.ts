import { type Static, Type } from 'typebox'
import { DISPUTE_KINDS, DISPUTE_RESULTS } from '#core/requests/words.ts'
import { choice, Day, Id, Nullable, nameOf, text } from '#platform/action/shapes.ts'

/** 行政复议 and 行政诉讼 about a request: they make up table four. */

const FIELDS = {
  kind: nameOf(DISPUTE_KINDS, { title: '种类' }),
  number: Type.Optional(text('案号', 100)),
  body: Type.Optional(text('复议机关或者法院', 200)),
  filedOn: Day,
  /** By which the agency must reply; otherwise it follows from the law. */
  dueOn: Type.Optional(Nullable(Day)),
  note: Type.Optional(text('备注', 2000)),
}

export const EnterDisputeInput = Type.Object({ requestId: Id, ...FIELDS })
export const CloseDisputeInput = Type.Object({
  ...{ requestId: Id, disputeId: Id, closedOn: Day },
  result: choice(Object.keys(DISPUTE_RESULTS) as (keyof typeof DISPUTE_RESULTS)[], {
    title: '结果',
  }),
  note: Type.Optional(text('备注', 2000)),
})

export const DisputeView = Type.Object({
  ...{ id: Id, kind: nameOf(DISPUTE_KINDS), kindLabel: Type.String(), number: Type.String() },
  ...{ body: Type.String(), filedOn: Day, dueOn: Nullable(Day), closedOn: Nullable(Day) },
  ...{ result: Nullable(nameOf(DISPUTE_RESULTS)), note: Type.String() },
  /** The reply is not entered as closed and its day is past. */
  isLate: Type.Boolean(),
})
export type DisputeView = Static<typeof DisputeView>
export const DisputeList = Type.Object({
  disputes: Type.Array(DisputeView),
  /** What the results call for: a decision that was corrected has to be made anew. */
  hint: Nullable(Type.String()),
})
export type DisputeList = Static<typeof DisputeList>
