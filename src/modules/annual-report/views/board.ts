import type { Static } from 'typebox'
import { CHECK_STATUS_NAMES } from '#core/annual-report/finding.ts'
import { dueOf, lateDays, type RoundDays } from '#core/annual-report/life/due-days.ts'
import { EDITABLE, type ReportState, STATE_LABELS } from '#core/annual-report/life/states.ts'
import { csvText } from '#core/kit/csv.ts'
import type { Day } from '#core/kit/day.ts'
import { timeInChina } from '#core/kit/day.ts'
import type { Board, BoardExportInput, BoardRowData } from '../annual-report.contract.ts'
import type { BoardReport } from '../store/rounds.ts'

export type BoardFilter = Omit<Static<typeof BoardExportInput>, 'roundId'>

/** What the board shows of a report, how late it is included. */
export function boardRowOf(report: BoardReport, days: RoundDays, today: Day): BoardRowData {
  return {
    ...{ reportId: report.id, agencyId: report.agency_id, agencyName: report.agency_name },
    ...{ scope: report.scope, state: report.state, stateLabel: STATE_LABELS[report.state] },
    ...{ checkStatus: report.check_status, errors: report.errors, warnings: report.warnings },
    openComments: report.open_comments ?? 0,
    begun: report.saved_at !== null,
    dueOn: dueOf(report.scope, days).dueOn,
    lateDays: lateDays(report, days, today),
    ...{ savedAt: report.saved_at, savedBy: report.saved_by, submittedAt: report.submitted_at },
    ...{ publishedAt: report.published_at, remindedAt: report.reminded_at },
  }
}

/** Where a state stands on the way to the public. */
const PROGRESS: readonly ReportState[] = [
  'draft',
  'returned',
  'submitted',
  'accepted',
  'signed',
  'correcting',
  'published',
]

const ORDERS: Readonly<
  Record<NonNullable<BoardFilter['sort']>, (one: BoardRowData, other: BoardRowData) => number>
> = {
  // The rows come in this order.
  position: () => 0,
  name: (one, other) => one.agencyName.localeCompare(other.agencyName, 'zh-CN-u-co-pinyin'),
  state: (one, other) => PROGRESS.indexOf(one.state) - PROGRESS.indexOf(other.state),
  late: (one, other) => one.lateDays - other.lateDays,
  errors: (one, other) => one.errors - other.errors || one.warnings - other.warnings,
  saved: (one, other) => (one.savedAt ?? '').localeCompare(other.savedAt ?? ''),
}

/** The rows that fit the filter, in the order asked for. */
export function chosenRows(rows: readonly BoardRowData[], filter: BoardFilter): BoardRowData[] {
  const { state, checkStatus, scope, text, sort = 'position', descending = false } = filter
  const chosen = rows.filter(
    (row) =>
      (state === undefined || row.state === state) &&
      (checkStatus === undefined || row.checkStatus === checkStatus) &&
      (scope === undefined || row.scope === scope) &&
      (filter.lateOnly !== true || row.lateDays > 0) &&
      (filter.notBegun !== true || !row.begun) &&
      (text === undefined || row.agencyName.includes(text.trim())),
  )
  const ordered = chosen.toSorted(ORDERS[sort])
  return descending ? ordered.toReversed() : ordered
}

/** How far the round is, over all rows whatever the filter. */
export function summaryOfRows(rows: readonly BoardRowData[]): Static<typeof Board>['summary'] {
  const count = (wanted: (row: BoardRowData) => boolean) => rows.filter(wanted).length
  return {
    reports: rows.length,
    notBegun: count(({ begun, state }) => !begun && EDITABLE.includes(state)),
    late: count(({ lateDays: days }) => days > 0),
    withErrors: count(({ errors }) => errors > 0),
    incomplete: count(({ checkStatus }) => checkStatus === 'incomplete'),
    published: count(({ state }) => state === 'published'),
  }
}

const HEAD = [
  '单位',
  '状态',
  '检查结果',
  '错误',
  '提醒',
  '未处理意见',
  '截止日期',
  '逾期天数',
  '最后保存',
  '保存人',
  '提交时间',
  '发布时间',
]

/** The board as CSV for a spreadsheet: with a byte order mark, times as in China. */
export function boardCsv(rows: readonly BoardRowData[]): string {
  const time = (at: string | null) => (at === null ? '' : timeInChina(at))
  const lines = rows.map((row) => [
    ...[
      row.agencyName,
      row.stateLabel,
      CHECK_STATUS_NAMES[row.checkStatus],
      row.errors,
      row.warnings,
    ],
    ...[row.openComments, row.dueOn, row.lateDays, time(row.savedAt), row.savedBy ?? ''],
    ...[time(row.submittedAt), time(row.publishedAt)],
  ])
  return csvText([HEAD, ...lines])
}
