import { type Static, Type } from 'typebox'
import { CHANNELS, CONSULTED, DELIVERIES, FORMS, OPINIONS } from '#core/requests/words.ts'
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
import { Attachment } from './contract/files.ts'
import { LONGEST } from './contract/lengths.ts'
import { AgencyId, ApplicantKind, State, StepName } from './contract/shapes.ts'

/** What goes in and out of the room; shared with the screens. */

export type {
  ArrangementInput,
  CalendarImported,
  CalendarPreview,
  CalendarYears,
  ReceiptPreview,
} from './contract/calendar.ts'
export type {
  CorrectionEntered,
  CorrectionRow,
  CorrectionView,
  EnterCorrectionInput,
} from './contract/corrections.ts'
export type { DisputeList, DisputeView } from './contract/disputes.ts'
export type { Attachment, FileList } from './contract/files.ts'
export * from './contract/intake.ts'
export type {
  InternalPeriodEntry,
  InternalPeriodInput,
  InternalPeriodPreview,
  InternalPeriodSet,
  InternalPeriodsView,
} from './contract/internal-periods.ts'
export type { LetterList, LetterView, PreparedLetter } from './contract/letters.ts'
export type { PromotionRow, PublishingView, ReviewRow } from './contract/publishing.ts'
export { PROMOTION_SOURCES, PROMOTION_STATES, REVIEW_TABS } from './contract/publishing.ts'
export type {
  FilePages,
  RedactInput,
  RedactionDone,
  RedactionProgress,
} from './contract/redaction.ts'
export * from './contract/register.ts'
export type { StatisticsTable, StatisticsView } from './contract/statistics.ts'
export type { Chased, MyTaskList, TaskList, TasksAssigned, TaskView } from './contract/tasks.ts'
export { ApplicantKind, State, StepName }

export const Applicant = Type.Object({
  name: text('姓名或名称', 100, 1),
  idType: choice(
    ['citizen-id', 'residence-permit', 'travel-permit', 'passport', 'credit-code', 'other'],
    { title: '证件种类' },
  ),
  idNumber: text('证件号码', 40),
  phone: text('联系电话', 40),
  email: text('电子邮箱', 200),
  address: text('通信地址', 300),
  postcode: text('邮政编码', 10),
  contactName: text('联系人', 100),
  agent: text('代理人', 100),
})
export type Applicant = Static<typeof Applicant>

const Matters = Type.Array(text('所需信息', 3000, 1), { minItems: 1, maxItems: 50, title: '事项' })

/** POST /api/requests: an application as it came in at the counter, by post, fax or mail. */
export const RegisterInput = Type.Object({
  agencyId: AgencyId,
  channel: nameOf(CHANNELS, { title: '申请渠道' }),
  applicantKind: ApplicantKind,
  applicant: Applicant,
  description: text('所需信息的名称、文号或者其他特征', LONGEST.description, 1),
  documentNumber: Type.Optional(text('文号', 100)),
  purpose: Type.Optional(text('用途（自愿填写）', LONGEST.purpose)),
  form: nameOf(FORMS, { title: '提供信息的方式' }),
  delivery: nameOf(DELIVERIES, { title: '获取信息的途径' }),
  submittedOn: Day,
  /** 签收之日 of registered mail, or the day both sides confirmed; otherwise it follows. */
  receivedOn: Type.Optional(Nullable(Day)),
  /** Several pieces of information, each with its own outcome; without it the request is one. */
  matters: Type.Optional(Matters),
  /** 一事一申请: each matter is counted by itself, in table three and for the fee. */
  isSplit: Type.Optional(Type.Boolean({ title: '按“一事一申请”分别计件' })),
  /** The clerk went through what seems wrong with the applicant: it is registered all the same (§30). */
  isChecked: Type.Optional(Type.Boolean({ title: '已与申请人核对' })),
  /** Scans of the application, of identity papers, of a power of attorney. */
  files: Type.Optional(Type.Array(Attachment, { maxItems: 20, title: '申请材料' })),
  /** Of the form: the same application sent again with it, by a double click, is one request. */
  token: Type.Optional(Id),
})
export type RegisterInput = Static<typeof RegisterInput>

export const Registered = Type.Object({
  requestId: Id,
  number: Type.String(),
  /** Shown once; with the number it opens the public page of the request. */
  queryCode: Type.String(),
  receivedOn: Nullable(Day),
  dueOn: Nullable(Day),
})

export const RequestInput = Type.Object({ requestId: Id })

/** What every step is told; some must say why. */
export const STEP_FIELDS = {
  requestId: Id,
  version: Version,
  on: Type.Optional(Day),
  note: Type.Optional(text('理由', 2000)),
}
export const StepOutput = Type.Object({
  state: State,
  dueOn: Nullable(Day),
  version: Type.Integer(),
})

const CountedDay = Type.Object({
  on: Day,
  number: Nullable(Type.Integer()),
  why: Type.String(),
})

export const ClockView = Type.Object({
  state: Type.String(),
  startedOn: Day,
  /** What made it day zero: receipt, a supplement, a payment. */
  startedBy: Type.String(),
  allowed: Type.Integer(),
  extension: Type.Integer(),
  used: Type.Integer(),
  left: Type.Integer(),
  dueOn: Nullable(Day),
  withoutDueOn: Nullable(Type.String()),
  days: Type.Array(CountedDay),
})

/** What is decided about a matter as its form shows it: complete or not. */
const DecisionView = Type.Object({
  parts: Type.Record(Type.String(), Type.String()),
  withheld: Type.Array(
    Type.Object({ part: Type.String(), ground: Type.String(), reason: Type.String() }),
  ),
  isOtherAgencyKnown: Nullable(Type.Boolean()),
  answers: Type.Record(Type.String(), Type.Boolean()),
})

const ConsultationView = Type.Object({
  ...{ id: Id, consulted: nameOf(CONSULTED), sentOn: Day, dueOn: Nullable(Day) },
  ...{ answeredOn: Nullable(Day), opinion: Nullable(nameOf(OPINIONS)), reasons: Type.String() },
  /** Who is asked; masked where this person may not read it. */
  partyName: Type.String(),
})

export const RequestView = Type.Object({
  ...{ id: Id, number: Type.String(), agencyId: Id, channel: nameOf(CHANNELS) },
  ...{ agencyName: Type.String(), handlerId: Nullable(Id) },
  ...{ applicantKind: ApplicantKind, applicantName: Type.String(), description: Type.String() },
  ...{ documentNumber: Type.String(), purpose: Type.String(), form: nameOf(FORMS) },
  ...{ delivery: nameOf(DELIVERIES), state: State, submittedOn: Day, receivedOn: Nullable(Day) },
  /** The agency's own day for a draft, where it has set itself one, and whether it is past. */
  ...{ internalDueOn: Nullable(Day), isInternallyLate: Type.Boolean() },
  ...{ dueOn: Nullable(Day), decidedOn: Nullable(Day), handlerName: Nullable(Type.String()) },
  ...{ isSplit: Type.Boolean(), version: Type.Integer() },
  clock: Nullable(ClockView),
  matters: Type.Array(
    Type.Object({
      position: Type.Integer(),
      description: Type.String(),
      decisionKind: Nullable(Type.String()),
      decision: DecisionView,
      /** What it lacks, by field; null where nothing is missing. */
      missing: Nullable(Type.Record(Type.String(), Type.String())),
    }),
  ),
  consultations: Type.Array(ConsultationView),
  timeline: Type.Array(
    Type.Object({
      ...{ serial: Type.Integer(), step: Type.String(), label: Type.String(), on: Day },
      ...{ note: Type.String(), at: Instant, by: Type.String() },
      /** What the step says beside its day: due days, amounts, what is missing. */
      facts: Type.Array(Type.String()),
    }),
  ),
  /** Until when the applicant is to supplement, give reasons or pay, while that is waited for. */
  applicantDueOn: Nullable(Day),
  /** Notices that are registered while nobody has written their letter. */
  lettersOwed: Type.Array(
    Type.Object({
      ...{ kind: Type.String(), title: Type.String(), step: Type.String(), label: Type.String() },
      ...{ on: Day, consultationId: Nullable(Id) },
    }),
  ),
  may: Type.Object({
    decide: Type.Boolean(),
    readApplicant: Type.Boolean(),
    assign: Type.Boolean(),
    receipt: Type.Boolean(),
  }),
  /** What may be done next, and why the rest may not. */
  steps: Type.Array(
    Type.Object({
      ...{ name: StepName, label: Type.String(), basis: Type.String(), needsNote: Type.Boolean() },
      refusal: Nullable(Type.String()),
    }),
  ),
})
export type RequestView = Static<typeof RequestView>
