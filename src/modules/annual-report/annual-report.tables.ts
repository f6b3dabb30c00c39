import type { Change, ReportContent } from '#core/annual-report/editing/content.ts'
import type { CheckStatus } from '#core/annual-report/finding.ts'
import type { ReportState } from '#core/annual-report/life/states.ts'
import type { ColumnType, Generated } from '#platform/db/database.ts'

/** Read as data, written as JSON text. */
type Json<T> = ColumnType<T, string, string>

export type ReportScope = 'agency' | 'township' | 'government'
export type ChangeOrigin = 'edit' | 'import' | 'compute' | 'aggregate' | 'restore' | 'create'

export type ReportingRoundTable = {
  region_id: string
  id: string
  year: number
  template: string
  title: string
  internal_due_on: string
  agency_due_on: string
  government_due_on: string
  instructions: string
  may_make_rules: boolean
  closed_at: string | null
  version: Generated<number>
  created_at: string
  updated_at: string
}

export type AnnualReportTable = {
  region_id: string
  id: string
  round_id: string
  agency_id: string
  agency_name: string
  position: number
  year: number
  template: string
  scope: ReportScope
  state: ReportState
  content: Json<ReportContent>
  figures: (number | null)[]
  check_status: CheckStatus
  errors: number
  warnings: number
  hints: number
  saved_at: string | null
  saved_by: string | null
  submitted_at: string | null
  accepted_at: string | null
  signed_at: string | null
  signed_by: string | null
  published_at: string | null
  reminded_at: string | null
  edition: Generated<number>
  version: Generated<number>
  created_at: string
  updated_at: string
}

export type AnnualReportChangeTable = {
  region_id: string
  report_id: string
  version: number
  at: string
  account_id: string | null
  account_name: string
  changes: Json<readonly Change[]>
  origin: ChangeOrigin
}

export type AnnualReportEventTable = {
  region_id: string
  id: string
  report_id: string
  step: string
  from_state: ReportState | null
  to_state: ReportState
  note: string
  at: string
  account_id: string | null
  account_name: string
}

export type AnnualReportCommentTable = {
  region_id: string
  id: string
  report_id: string
  place: string
  text: string
  at: string
  account_id: string
  account_name: string
  resolved_at: string | null
  resolved_by: string | null
  resolved_name: string | null
}

/** A file the public was shown with an edition. */
export type EditionAttachment = { readonly fileId: string; readonly title: string }

export type AnnualReportEditionTable = {
  region_id: string
  report_id: string
  edition: number
  agency_id: string
  agency_name: string
  position: number
  scope: ReportScope
  template: string
  year: number
  title: string
  index_number: string
  content: Json<ReportContent>
  figures: (number | null)[]
  attachments: Json<readonly EditionAttachment[]>
  notice: string
  published_at: string
  published_by: string | null
}

export type AnnualReportAttachmentTable = {
  region_id: string
  report_id: string
  file_id: string
  title: string
  added_at: string
  added_by: string | null
}

export type AnnualReportPresenceTable = {
  region_id: string
  report_id: string
  account_id: string
  name: string
  place: string | null
  seen_at: string
}

export type AnnualReportTables = {
  reporting_round: ReportingRoundTable
  annual_report: AnnualReportTable
  annual_report_change: AnnualReportChangeTable
  annual_report_event: AnnualReportEventTable
  annual_report_comment: AnnualReportCommentTable
  annual_report_edition: AnnualReportEditionTable
  annual_report_attachment: AnnualReportAttachmentTable
  annual_report_presence: AnnualReportPresenceTable
}
