import { type Static, Type } from 'typebox'
import { CheckStatus, choice, Day, Id, Instant, Nullable, ReportState, Scope } from './shapes.ts'

/** Rounds: the yearly call for reports, and the board that shows how far everybody is. */

export const Round = Type.Object({
  ...{ id: Id, year: Type.Integer(), template: Type.String(), title: Type.String() },
  ...{ internalDueOn: Day, agencyDueOn: Day, governmentDueOn: Day, instructions: Type.String() },
  ...{ closedAt: Nullable(Instant), version: Type.Integer(), createdAt: Instant },
  /** Reports in the round that this person may see, by state. */
  counts: Type.Record(Type.String(), Type.Integer()),
})

/** Reports are owed since the regulations of 2008; which years have come is for the action to say. */
const Year = Type.Integer({
  ...{ minimum: 2008, maximum: 9999, title: '报告年度' },
  sentence: '报告年度应当是四位数字的年份，不早于 2008 年。',
})
const Title = Type.String({
  ...{ maxLength: 100, title: '名称' },
  ...{ pattern: '\\S', sentence: '请填写名称，最多 100 个字。' },
})
const Instructions = Type.String({ maxLength: 5000, title: '填报说明' })
const AgencyIds = Type.Array(Id, { minItems: 1, maxItems: 2000, title: '单位' })

/** POST /api/reporting-rounds. What is left out follows from the year: template and statutory days. */
export const OpenRoundInput = Type.Object({
  year: Year,
  title: Type.Optional(Title),
  template: Type.Optional(Type.String({ maxLength: 60, title: '报告格式' })),
  internalDueOn: Type.Optional(Day),
  agencyDueOn: Type.Optional(Day),
  governmentDueOn: Type.Optional(Day),
  instructions: Type.Optional(Instructions),
  /** Without it: every agency that owes a report. */
  agencyIds: Type.Optional(AgencyIds),
})
export const OpenRoundOutput = Type.Object({ roundId: Id, reports: Type.Integer() })

const RoundAgency = Type.Object({ id: Id, name: Type.String(), scope: Scope })

/** GET /api/reporting-rounds/proposal?year=2025: what a round of the year would be like. */
export const RoundProposalInput = Type.Object({ year: Year })
export const RoundProposal = Type.Object({
  ...{ year: Type.Integer(), template: Type.String(), title: Type.String() },
  ...{ internalDueOn: Day, agencyDueOn: Day, governmentDueOn: Day },
  /** The law each day comes from, by the field of the day. */
  sources: Type.Object({
    ...{ internalDueOn: Type.String(), agencyDueOn: Type.String() },
    governmentDueOn: Type.String(),
  }),
  templates: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  agencies: Type.Array(RoundAgency),
  /** The round of the year that is there already. */
  existing: Nullable(Id),
})

/** POST /api/reporting-rounds/:roundId */
export const ChangeRoundInput = Type.Object({
  roundId: Id,
  version: Type.Integer({ title: '版本' }),
  title: Type.Optional(Title),
  internalDueOn: Type.Optional(Day),
  agencyDueOn: Type.Optional(Day),
  governmentDueOn: Type.Optional(Day),
  instructions: Type.Optional(Instructions),
  /** False opens a closed round again. */
  closed: Type.Optional(Type.Boolean({ title: '是否结束' })),
})
export const RoundInput = Type.Object({ roundId: Id })
export const RoundVersion = Type.Object({ roundId: Id, version: Type.Integer() })

/** GET /api/reporting-rounds/:roundId/agencies: those of today that have no report in the round. */
export const FurtherAgencies = Type.Object({
  agencies: Type.Array(
    Type.Object({
      ...RoundAgency.properties,
      /** Whether it owes a report of its own each year. */
      reports: Type.Boolean(),
    }),
  ),
})

/** POST /api/reporting-rounds/:roundId/agencies */
export const AddAgenciesInput = Type.Object({ roundId: Id, agencyIds: AgencyIds })
export const AddAgenciesOutput = Type.Object({ added: Type.Integer(), known: Type.Integer() })

/** GET /api/reporting-rounds */
export const ListRoundsInput = Type.Object({})
export const RoundList = Type.Object({ rounds: Type.Array(Round) })

const Filter = {
  roundId: Id,
  state: Type.Optional(ReportState),
  checkStatus: Type.Optional(CheckStatus),
  scope: Type.Optional(Scope),
  lateOnly: Type.Optional(Type.Boolean({ title: '只看逾期' })),
  notBegun: Type.Optional(Type.Boolean({ title: '只看未开始' })),
  text: Type.Optional(Type.String({ maxLength: 60, title: '单位名称' })),
  sort: Type.Optional(
    choice(['position', 'name', 'state', 'late', 'errors', 'saved'], { title: '排序' }),
  ),
  descending: Type.Optional(Type.Boolean({ title: '倒序' })),
}

/** GET /api/reporting-rounds/:roundId/board */
export const BoardInput = Type.Object({
  ...Filter,
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, title: '每页条数' })),
})
export const BoardRow = Type.Object({
  ...{ reportId: Id, agencyId: Id, agencyName: Type.String(), scope: Scope },
  ...{ state: ReportState, stateLabel: Type.String(), checkStatus: CheckStatus },
  ...{ errors: Type.Integer(), warnings: Type.Integer(), openComments: Type.Integer() },
  /** Nobody has saved anything yet. */
  begun: Type.Boolean(),
  dueOn: Day,
  lateDays: Type.Integer(),
  savedAt: Nullable(Instant),
  savedBy: Nullable(Type.String()),
  submittedAt: Nullable(Instant),
  publishedAt: Nullable(Instant),
  remindedAt: Nullable(Instant),
})
export const Board = Type.Object({
  round: Round,
  rows: Type.Array(BoardRow),
  /** Rows that fit the filter, on all pages. */
  total: Type.Integer(),
  /** Over all reports of the round this person may see. */
  summary: Type.Object({
    reports: Type.Integer(),
    notBegun: Type.Integer(),
    late: Type.Integer(),
    withErrors: Type.Integer(),
    incomplete: Type.Integer(),
    published: Type.Integer(),
  }),
  mayManage: Type.Boolean(),
})

/** GET /api/reporting-rounds/:roundId/export: the same filter, all pages. */
export const BoardExportInput = Type.Object(Filter)
export const BoardExport = Type.Object({ name: Type.String(), csv: Type.String() })

/** POST /api/reporting-rounds/:roundId/remind: mails the clerks of agencies that owe something. */
export const RemindInput = Type.Object({
  roundId: Id,
  /** Without it: every report that is not yet submitted. */
  reportIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2000, title: '报告' })),
  message: Type.Optional(Type.String({ maxLength: 1000, title: '附言' })),
})
export const RemindOutput = Type.Object({
  mails: Type.Integer(),
  /** Agencies in which nobody has a mail address. */
  unreachable: Type.Array(Type.String()),
})

export type RoundData = Static<typeof Round>
export type BoardData = Static<typeof Board>
export type BoardRowData = Static<typeof BoardRow>
export type FurtherAgenciesData = Static<typeof FurtherAgencies>
export type RoundProposalData = Static<typeof RoundProposal>
