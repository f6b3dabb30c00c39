import { type Static, Type } from 'typebox'
import { Id, Nullable } from '#platform/action/shapes.ts'

/** What the public is told of the requests of a year. */

export const SummaryInput = Type.Object({
  /** Without it, this year. */
  year: Type.Optional(Type.Integer({ minimum: 2008, maximum: 2100, title: '年度' })),
})

/** `group`: what the form prints several outcomes under; empty where one stands by itself. */
const Outcome = Type.Object({
  ...{ row: Type.String(), label: Type.String(), group: Type.String(), count: Type.Integer() },
})
const Told = Type.Object({
  /** Null: all agencies together. */
  agencyId: Nullable(Id),
  agencyName: Type.String(),
  ...{ received: Type.Integer(), carriedIn: Type.Integer() },
  ...{ finished: Type.Integer(), carriedOut: Type.Integer() },
  /** Not one by one where they are few; so also what follows from them. */
  outcomes: Nullable(Type.Array(Outcome)),
  timeliness: Nullable(
    Type.Object({
      ...{ answers: Type.Integer(), onTime: Type.Integer(), lateAndOpen: Type.Integer() },
      medianDays: Nullable(Type.Number()),
    }),
  ),
  fees: Nullable(Type.Object({ requests: Type.Integer(), fen: Type.Integer() })),
})
export type SummaryOf = Static<typeof Told>

export const Summary = Type.Object({
  year: Type.Integer(),
  /** Until when it is counted. */
  until: Type.String(),
  years: Type.Array(Type.Integer()),
  whole: Told,
  agencies: Type.Array(Told),
})
export type Summary = Static<typeof Summary>
