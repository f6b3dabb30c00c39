import { type Static, Type } from 'typebox'
import { Day, Id, Instant, Nullable, text } from '#platform/action/shapes.ts'
import { State } from './shapes.ts'

/** The calendar of working days: what is known of each year, and what is announced later. */

const DaysOff = Type.Object({ name: text('节日', 50, 1), from: Day, to: Day })

export const Arrangement = Type.Object({
  year: Type.Integer({ title: '年份', minimum: 2007, maximum: 2100 }),
  /** Beginning of the code of the part of the country that has these days off besides; empty: all. */
  scope: Type.Optional(
    Type.String({
      ...{ title: '适用的区划代码', pattern: '^\\d{0,12}$' },
      sentence: '区划代码只能是数字；全国的安排请留空。',
    }),
  ),
  off: Type.Array(DaysOff, { title: '放假', maxItems: 60 }),
  work: Type.Array(Day, { title: '调休上班', maxItems: 60 }),
  sources: Type.Array(text('通知文号或网址', 500, 1), { title: '依据', maxItems: 10 }),
})
export type ArrangementInput = Static<typeof Arrangement>

/** Either as fields, or as the text of a JSON file with these fields. */
export const CalendarInput = Type.Object({
  arrangement: Type.Optional(Arrangement),
  json: Type.Optional(text('JSON', 100_000)),
})

/** The same, once what is missing in it was seen. */
export const ImportCalendarInput = Type.Object({
  ...CalendarInput.properties,
  isConfirmed: Type.Optional(Type.Boolean({ title: '已对照放假通知核对' })),
})

export const CalendarYears = Type.Object({
  years: Type.Array(
    Type.Object({
      ...Arrangement.properties,
      scope: Type.String(),
      /** Known to the program itself. */
      isBuiltIn: Type.Boolean(),
      /** A later arrangement of the year holds instead. */
      isReplaced: Type.Boolean(),
      importedAt: Nullable(Instant),
    }),
  ),
  /**
   * The first year, this one or later, whose days off are not announced, and how many requests are due
   * on a day nobody can name because of it: of the agencies whose requests this person sees, for those
   * who enter days off of all.
   */
  unannounced: Type.Object({ year: Type.Integer(), undated: Type.Integer() }),
})
export type CalendarYears = Static<typeof CalendarYears>

export const CalendarPreview = Type.Object({
  arrangement: Type.Object({ ...Arrangement.properties, scope: Type.String() }),
  /** How many open requests were looked at. */
  open: Type.Integer(),
  /** What is doubtful in it; saved only when somebody confirms it. */
  doubts: Type.Array(Type.String()),
  changes: Type.Array(
    Type.Object({
      ...{ requestId: Id, number: Type.String(), agencyName: Type.String(), state: State },
      ...{ dueOn: Nullable(Day), newDueOn: Nullable(Day) },
    }),
  ),
})
export type CalendarPreview = Static<typeof CalendarPreview>

export const CalendarImported = Type.Object({
  ...{ year: Type.Integer(), edition: Type.Integer(), open: Type.Integer() },
  changed: Type.Integer(),
})
export type CalendarImported = Static<typeof CalendarImported>

/** POST …/preview-receipt: what another day of receipt would change. */
export const ReceiptPreviewInput = Type.Object({ requestId: Id, receivedOn: Day })
export const ReceiptPreview = Type.Object({
  ...{ receivedOn: Nullable(Day), dueOn: Nullable(Day), newReceivedOn: Day },
  newDueOn: Nullable(Day),
  /** The new due day is past already. */
  isLate: Type.Boolean(),
})
export type ReceiptPreview = Static<typeof ReceiptPreview>
