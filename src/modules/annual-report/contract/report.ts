import { type Static, Type } from 'typebox'
import {
  Change,
  CheckStatus,
  choice,
  Day,
  Id,
  Instant,
  Level,
  Nullable,
  Place,
  PlaceValue,
  ReportContent,
  ReportState,
  Scope,
} from './shapes.ts'

export const Finding = Type.Object({
  rule: Type.String(),
  /** What the rule is called. */
  title: Type.String(),
  level: Level,
  cells: Type.Array(Type.String()),
  section: Nullable(Type.String()),
  message: Type.String(),
  expected: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()])),
  actual: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()])),
  quote: Type.Optional(
    Type.Object({ text: Type.String(), start: Type.Integer(), end: Type.Integer() }),
  ),
  basis: Type.Array(Type.String()),
})

/** The outcome of a check in figures. */
export const CheckCounts = Type.Object({
  checkStatus: CheckStatus,
  errors: Type.Integer(),
  warnings: Type.Integer(),
  hints: Type.Integer(),
})

export const Comment = Type.Object({
  id: Id,
  place: Place,
  text: Type.String(),
  at: Instant,
  accountId: Id,
  accountName: Type.String(),
  resolvedAt: Nullable(Instant),
  resolvedName: Nullable(Type.String()),
})

export const ReportEvent = Type.Object({
  id: Id,
  step: Type.String(),
  label: Type.String(),
  fromState: Nullable(ReportState),
  toState: ReportState,
  note: Type.String(),
  at: Instant,
  accountName: Type.String(),
})

export const Attachment = Type.Object({
  fileId: Id,
  title: Type.String(),
  addedAt: Instant,
})

export const EditionSummary = Type.Object({
  edition: Type.Integer(),
  title: Type.String(),
  indexNumber: Type.String(),
  notice: Type.String(),
  publishedAt: Instant,
})

export const ReportSummary = Type.Object({
  ...{ id: Id, roundId: Id, agencyId: Id, agencyName: Type.String(), year: Type.Integer() },
  ...{ template: Type.String(), scope: Scope, state: ReportState, stateLabel: Type.String() },
  ...{ version: Type.Integer(), edition: Type.Integer(), ...CheckCounts.properties },
  ...{ updatedAt: Instant, createdAt: Instant, submittedAt: Nullable(Instant) },
  ...{ acceptedAt: Nullable(Instant), signedAt: Nullable(Instant), publishedAt: Nullable(Instant) },
})

/** A step this person could take now; `blocked` says in a sentence why it is refused as it stands. */
export const AllowedStep = Type.Object({
  name: choice(['submit', 'withdraw', 'return', 'accept', 'sign', 'publish', 'correct']),
  label: Type.String(),
  to: ReportState,
  /** A note must be written. */
  needsNote: Type.Boolean(),
  blocked: Nullable(Type.String()),
})

export const Permissions = Type.Object({
  edit: Type.Boolean(),
  comment: Type.Boolean(),
  attach: Type.Boolean(),
  aggregate: Type.Boolean(),
  steps: Type.Array(AllowedStep),
})

export const RoundDates = Type.Object({
  id: Id,
  title: Type.String(),
  internalDueOn: Day,
  agencyDueOn: Day,
  governmentDueOn: Day,
  instructions: Type.String(),
  closedAt: Nullable(Instant),
})

/** GET /api/annual-reports/:reportId */
export const ReportInput = Type.Object({ reportId: Id })
export const EditorView = Type.Object({
  report: ReportSummary,
  round: RoundDates,
  /** The day by which it is due at the disclosure office, and to the public. */
  dueOn: Day,
  publicDueOn: Day,
  /** Days since `dueOn` while it is not submitted; 0 where it is not late. */
  lateDays: Type.Integer(),
  content: ReportContent,
  /** Last year's report of the agency, where it is at hand. */
  previous: Nullable(
    Type.Object({
      reportId: Id,
      year: Type.Integer(),
      template: Type.String(),
      content: ReportContent,
    }),
  ),
  findings: Type.Array(Finding),
  /** Whether the region may make 规章, by which the screen checks as the server does. */
  mayMakeRules: Type.Boolean(),
  comments: Type.Array(Comment),
  events: Type.Array(ReportEvent),
  attachments: Type.Array(Attachment),
  editions: Type.Array(EditionSummary),
  may: Permissions,
})

/** POST /api/annual-reports/:reportId/save */
export const SaveInput = Type.Object({
  reportId: Id,
  changes: Type.Array(Change, { maxItems: 1000, title: '改动' }),
  origin: Type.Optional(choice(['edit', 'import'], { title: '改动来源' })),
})

/** A change that was not made because somebody else changed the same place meanwhile. */
export const Conflict = Type.Object({
  place: Place,
  /** What this person began from, wanted, and what stands there now. */
  before: PlaceValue,
  mine: PlaceValue,
  theirs: PlaceValue,
  by: Type.String(),
  at: Nullable(Instant),
})

export const SaveResult = Type.Object({
  version: Type.Integer(),
  updatedAt: Instant,
  /** Places whose change was made, or stood there already. */
  applied: Type.Array(Place),
  conflicts: Type.Array(Conflict),
  /** Every place whose value is not what the person sent: computed cells, merged texts. */
  others: Type.Array(Type.Object({ place: Place, value: PlaceValue })),
  ...CheckCounts.properties,
})

/** GET /api/annual-reports/:reportId/check: the report as it stands in the database. */
export const CheckView = Type.Object({
  version: Type.Integer(),
  ...CheckCounts.properties,
  findings: Type.Array(Finding),
})

/** GET /api/annual-reports/:reportId/changes-since?version=12: what others saved meanwhile. */
export const ChangesSinceInput = Type.Object({
  reportId: Id,
  version: Type.Integer({ title: '版本' }),
})
export const ChangesSince = Type.Object({
  version: Type.Integer(),
  state: ReportState,
  changes: Type.Array(
    Type.Object({ place: Place, value: PlaceValue, by: Type.String(), at: Instant }),
  ),
  ...CheckCounts.properties,
})

/** POST /api/annual-reports/:reportId/presence, every ten seconds while the editor is open. */
export const PresenceInput = Type.Object({
  reportId: Id,
  place: Nullable(Place),
  /** Leaves: the editor was closed. */
  gone: Type.Optional(Type.Boolean({ title: '是否离开' })),
})
export const Person = Type.Object({
  accountId: Id,
  name: Type.String(),
  place: Nullable(Place),
})
export const PresenceResult = Type.Object({ people: Type.Array(Person) })
export type PersonData = Static<typeof Person>

/** A message of GET /api/annual-reports/:reportId/live (text/event-stream, one JSON a message). */
export type LiveMessage =
  | { readonly kind: 'saved'; readonly version: number; readonly by: string }
  | { readonly kind: 'people'; readonly people: readonly PersonData[] }

/** GET /api/annual-report-templates/:template: the form as data, for `defineTemplate` of core. */
export const TemplateInput = Type.Object({
  template: Type.String({ maxLength: 60, title: '报告格式' }),
})
export const TemplateOutput = Type.Object({
  file: Type.Unsafe<object>({ type: 'object', additionalProperties: true }),
})

export type EditorViewData = Static<typeof EditorView>
export type SaveResultData = Static<typeof SaveResult>
export type ConflictData = Static<typeof Conflict>
export type ReportSummaryData = Static<typeof ReportSummary>
export type CommentData = Static<typeof Comment>
