import { type Static, Type } from 'typebox'
import { INTERNAL_RULES } from '#core/clock/internal.ts'
import { Day, Id, Instant, Nullable, nameOf, text } from '#platform/action/shapes.ts'
import { AgencyId, State } from './shapes.ts'

/** The offices' own periods for drafting an answer (内部时限). */

const Rule = nameOf(INTERNAL_RULES, { title: '内部时限的规定', sentence: '请选择内部时限的规定。' })
const MOST_DAYS = 100

export const InternalPeriodInput = Type.Object({
  /** Null: of every agency that has no rule of its own. */
  agencyId: Nullable(AgencyId),
  rule: Rule,
  workingDays: Nullable(
    Type.Integer({
      ...{ title: '工作日数', minimum: 1, maximum: MOST_DAYS },
      sentence: '请填写工作日的天数，如 10。',
    }),
  ),
  reason: Type.Optional(text('依据或说明', 200)),
})
export type InternalPeriodInput = Static<typeof InternalPeriodInput>

/** Together with the latest entry that was seen, so that nobody overwrites what they have not read. */
export const SetInternalPeriodInput = Type.Object({
  ...InternalPeriodInput.properties,
  seen: Type.Integer({ title: '页面打开时的最新一条', minimum: 0 }),
})

const Entry = Type.Object({
  ...{ serial: Type.Integer(), agencyId: Nullable(Id), agencyName: Type.String(), rule: Rule },
  ...{ workingDays: Nullable(Type.Integer()), reason: Type.String() },
  ...{ setAt: Instant, setBy: Type.String() },
})
export type InternalPeriodEntry = Static<typeof Entry>

export const InternalPeriodsView = Type.Object({
  /** Serial of the latest entry, 0 without any. */
  latest: Type.Integer(),
  /** Working days the longest internal period may have. */
  longest: Type.Integer(),
  /** What holds now: for all first, then the agencies with a rule of their own. */
  standing: Type.Array(Entry),
  /** Everything that was ever set, the latest first. */
  history: Type.Array(Entry),
})
export type InternalPeriodsView = Static<typeof InternalPeriodsView>

export const InternalPeriodPreview = Type.Object({
  /** How many open requests were looked at. */
  open: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      ...{ requestId: Id, number: Type.String(), agencyName: Type.String(), state: State },
      ...{ dueOn: Nullable(Day), internalDueOn: Nullable(Day), newInternalDueOn: Nullable(Day) },
      /** The new day is past already, and no answer is drafted. */
      isLate: Type.Boolean(),
    }),
  ),
})
export type InternalPeriodPreview = Static<typeof InternalPeriodPreview>

export const InternalPeriodSet = Type.Object({ serial: Type.Integer(), changed: Type.Integer() })
export type InternalPeriodSet = Static<typeof InternalPeriodSet>
