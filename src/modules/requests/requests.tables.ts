import type { DaysOff } from '#core/calendar/arrangement.ts'
import type { Consulted } from '#core/clock/events.ts'
import type { InternalRule } from '#core/clock/internal.ts'
import type { Day } from '#core/kit/day.ts'
import type {
  CorrectionResult,
  CorrectionState,
  CorrectionStepName,
} from '#core/requests/corrections/course.ts'
import type { ApplicantColumn, DisputeKind, DisputeResult } from '#core/requests/counting.ts'
import type { EventFacts } from '#core/requests/life/course.ts'
import type { RequestState } from '#core/requests/life/states.ts'
import type { StepName } from '#core/requests/life/steps.ts'
import type { Channel } from '#core/requests/receipt.ts'
import type { ReviewResult } from '#core/requests/review/withheld-review.ts'
import type { DELIVERIES, FORMS } from '#core/requests/words.ts'
import type { ColumnType, Generated } from '#platform/db/database.ts'

/** Read as data, written as JSON text. */
type Json<T> = ColumnType<T, string, string>

export type RequestTable = {
  region_id: string
  id: string
  agency_id: string
  number: string
  channel: Channel
  applicant_kind: ApplicantColumn
  /** An `Applicant` of the contract as JSON, sealed. */
  applicant: Buffer
  applicant_mark: Buffer
  phone_mark: Buffer | null
  description: string
  document_number: string
  purpose: string
  form: keyof typeof FORMS
  delivery: keyof typeof DELIVERIES
  state: RequestState
  submitted_on: Day
  received_on: Day | null
  due_on: Day | null
  internal_due_on: Day | null
  decided_on: Day | null
  decision_kind: string | null
  /** How its first course ended: that is what is counted. */
  counted_on: Day | null
  counted_kinds: readonly string[] | null
  counted_due_on: Day | null
  counted_days: number | null
  handler_id: string | null
  handler_name: string | null
  drafter_id: string | null
  is_split: boolean
  promoted_on: Day | null
  retention: 'permanent' | '30-years' | '10-years' | null
  version: Generated<number>
  created_at: string
  updated_at: string
}

export type RequestMatterTable = {
  region_id: string
  request_id: string
  position: number
  description: string
  decision_kind: string | null
  decision: Json<Readonly<Record<string, unknown>>>
}

export type RequestEventTable = {
  region_id: string
  request_id: string
  serial: number
  step: StepName | 'register'
  on_day: Day
  facts: Json<EventFacts>
  note: string
  at: string
  account_id: string | null
  account_name: string
}

export type RequestConsultationTable = {
  region_id: string
  id: string
  request_id: string
  consulted: Consulted
  party: Buffer
  sent_on: Day
  due_on: Day | null
  answered_on: Day | null
  opinion: 'agrees' | 'agrees-in-part' | 'refuses' | 'none' | null
  reasons: string
}

export type RequestTaskTable = {
  region_id: string
  id: string
  request_id: string
  agency_id: string
  task: string
  due_on: Day
  chased_on: Day | null
  chases: Generated<number>
  done_on: Day | null
  answer: string
  created_at: string
}

export type RequestLetterTable = {
  region_id: string
  id: string
  request_id: string
  kind: string
  number: string
  /** Whose opinion it asks for or tells of; null of other letters, and of those of before. */
  consultation_id: string | null
  content: Buffer
  made_at: string
  made_by: string | null
  issued_on: Day | null
  served_on: Day | null
  served_way: 'direct' | 'post' | 'electronic' | 'notice' | null
  proof: string
}

export type RequestFileTable = {
  region_id: string
  request_id: string
  file_id: string
  use: 'application' | 'identity' | 'supplement' | 'opinion' | 'answer' | 'proof' | 'other'
  title: string
  added_at: string
  added_by: string | null
  /** The attachment it was made from by covering parts of it. */
  source_id: string | null
}

export type RequestDisputeTable = {
  region_id: string
  id: string
  request_id: string
  agency_id: string
  kind: DisputeKind
  number: string
  body: string
  filed_on: Day
  due_on: Day | null
  closed_on: Day | null
  result: DisputeResult | null
  note: string
}

export type RequestCorrectionTable = {
  region_id: string
  id: string
  agency_id: string
  number: string
  record_ref: string
  /** A `CorrectionContent` as JSON, sealed. */
  content: Buffer
  channel: Channel
  submitted_on: Day
  due_on: Day | null
  state: CorrectionState
  result: CorrectionResult | null
  decided_on: Day | null
  told_on: Day | null
  told_way: 'direct' | 'post' | 'electronic' | 'notice' | null
  proof: string
  version: Generated<number>
  created_at: string
  updated_at: string
}

export type RequestCorrectionEventTable = {
  region_id: string
  correction_id: string
  serial: number
  step: CorrectionStepName | 'enter'
  on_day: Day
  note: string
  at: string
  account_id: string | null
  account_name: string
}

export type RequestPromotionTable = {
  region_id: string
  id: string
  agency_id: string
  is_promoted: boolean
  decided_on: Day
  place: string
  published_on: Day | null
  link: string
  reason: string
  decided_by: string | null
  decided_by_name: string
  decided_at: string
}

export type RequestReviewTable = {
  region_id: string
  id: string
  request_id: string
  reviewed_on: Day
  result: ReviewResult
  ground: string | null
  reason: string
  next_on: Day | null
  at: string
  account_id: string | null
  account_name: string
}

export type CalendarArrangementTable = {
  region_id: string
  id: string
  year: number
  scope: string
  edition: number
  off: Json<readonly DaysOff[]>
  work: Json<readonly Day[]>
  sources: Json<readonly string[]>
  imported_at: string
  imported_by: string | null
}

export type RequestInternalPeriodTable = {
  region_id: string
  serial: number
  agency_id: string | null
  rule: InternalRule
  working_days: number | null
  reason: string
  set_at: string
  set_by: string | null
  set_by_name: string
}

export type RequestDraftTable = {
  region_id: string
  id: string
  code_mark: Buffer
  /** The fields of the form as JSON, sealed. */
  content: Buffer
  ends_on: Day
  mails: number
  saved_at: string
}

/** Rows of this room's tables. */
export type RequestsTables = {
  disclosure_request: RequestTable
  request_matter: RequestMatterTable
  request_event: RequestEventTable
  request_consultation: RequestConsultationTable
  request_task: RequestTaskTable
  request_letter: RequestLetterTable
  request_file: RequestFileTable
  request_dispute: RequestDisputeTable
  request_promotion: RequestPromotionTable
  request_promotion_request: { region_id: string; promotion_id: string; request_id: string }
  request_review: RequestReviewTable
  request_correction: RequestCorrectionTable
  request_correction_event: RequestCorrectionEventTable
  request_serial: {
    region_id: string
    agency_id: string
    year: number
    kind: string
    last: number
  }
  request_view: {
    region_id: string
    account_id: string
    name: string
    filter: Json<Readonly<Record<string, unknown>>>
  }
  request_submission: { region_id: string; mark: Buffer; request_id: string }
  request_guess: { region_id: string; request_id: string; id: string; at: string }
  request_rating: {
    region_id: string
    request_id: string
    stars: number
    remark: string
    suggests_publication: boolean
    at: string
  }
  request_draft: RequestDraftTable
  request_internal_period: RequestInternalPeriodTable
  calendar_arrangement: CalendarArrangementTable
}
