import { type Static, Type } from 'typebox'
import { CHANNELS } from '#core/requests/words.ts'
import { choice, Day, Id, idOf, Nullable, nameOf } from '#platform/action/shapes.ts'
import { AgencyId, ApplicantKind, EXPORT_FORMAT, State } from './shapes.ts'

/** The register (台账): what of it is wanted, its rows, saved views, its file, who deals with what. */

export const REGISTER_ORDERS = ['newest', 'due', 'oldest'] as const
const MOST_ON_A_PAGE = 200
const MOST_ASSIGNED = 200

/** What of the register is wanted; kept in saved views as it is, but for the applicant's papers. */
const FILTER = {
  agencyId: Type.Optional(AgencyId),
  /** Names of states, separated by commas. */
  states: Type.Optional(Type.String({ maxLength: 300, title: '状态' })),
  channel: Type.Optional(nameOf(CHANNELS, { title: '申请渠道' })),
  applicantKind: Type.Optional(ApplicantKind),
  mine: Type.Optional(Type.Boolean({ title: '只看本人承办' })),
  year: Type.Optional(Type.Integer({ minimum: 2008, maximum: 2100, title: '年度' })),
  dueBy: Type.Optional(Day),
  /** Behind the agency's own day: no answer is drafted. */
  internallyLate: Type.Optional(Type.Boolean({ title: '内部时限已过' })),
  undated: Type.Optional(Type.Boolean({ title: '届满日不能确定' })),
  words: Type.Optional(Type.String({ maxLength: 200, title: '查找' })),
  order: Type.Optional(choice(REGISTER_ORDERS, { title: '排序' })),
  /** The requests behind a figure of the statistics, for which the following are needed. */
  cell: Type.Optional(Type.String({ maxLength: 80, title: '统计表的单元格' })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  form: Type.Optional(Type.String({ maxLength: 60, title: '报告格式' })),
  below: Type.Optional(Type.Boolean({ title: '含下属单位' })),
}
/** Number of papers or telephone, whole: found by its mark, never by a part. */
const BY_APPLICANT = {
  applicant: Type.Optional(Type.String({ maxLength: 60, title: '申请人证件号码或电话' })),
}

/** POST /api/requests/search: a page of the register; what an applicant is known by stays out of logs. */
export const ListInput = Type.Object({
  ...FILTER,
  ...BY_APPLICANT,
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页' })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_ON_A_PAGE, title: '每页件数' })),
})
export type ListInput = Static<typeof ListInput>

const Row = Type.Object({
  ...{ id: Id, number: Type.String(), agencyId: Id, agencyName: Type.String() },
  ...{ channel: nameOf(CHANNELS), applicantKind: ApplicantKind, applicantName: Type.String() },
  ...{ description: Type.String(), state: State, submittedOn: Day, receivedOn: Nullable(Day) },
  dueOn: Nullable(Day),
  /** Days to the due day; negative when late; null when nothing is due. */
  daysLeft: Nullable(Type.Integer()),
  /** The same in working days; null also where the days off of a year are not announced. */
  workingDaysLeft: Nullable(Type.Integer()),
  /** The agency's own day, where it has set itself one, and whether it is past without a draft. */
  ...{ internalDueOn: Nullable(Day), isInternallyLate: Type.Boolean() },
  ...{ decidedOn: Nullable(Day), decisionKind: Nullable(Type.String()) },
  ...{ handlerId: Nullable(Id), handlerName: Nullable(Type.String()), version: Type.Integer() },
})
export type RegisterRow = Static<typeof Row>
export const ListOutput = Type.Object({
  total: Type.Integer(),
  rows: Type.Array(Row),
  /** Which figure of the statistics is opened, in words. */
  selection: Nullable(Type.String()),
})
export type RegisterPage = Static<typeof ListOutput>

export const ExportInput = Type.Object({
  ...FILTER,
  ...BY_APPLICANT,
  format: EXPORT_FORMAT,
})
/** The file as it is to be saved; `content` is base64. */
export const ExportOutput = Type.Object({
  ...{ name: Type.String(), mediaType: Type.String(), content: Type.String() },
  count: Type.Integer(),
})
export type RegisterFile = Static<typeof ExportOutput>

const ViewName = Type.String({ title: '视图名称', minLength: 1, maxLength: 40 })
export const ViewFilter = Type.Object(FILTER, { additionalProperties: false })
export const SaveViewInput = Type.Object({ name: ViewName, filter: ViewFilter })
export const RemoveViewInput = Type.Object({ name: ViewName })
export const ViewList = Type.Object({
  views: Type.Array(Type.Object({ name: ViewName, filter: ViewFilter })),
})
export type ViewList = Static<typeof ViewList>
export type ViewFilter = Static<typeof ViewFilter>

export const AssignInput = Type.Object({
  requestIds: Type.Array(Id, { minItems: 1, maxItems: MOST_ASSIGNED, title: '申请' }),
  handlerId: idOf('经办人'),
})
export const AssignOutput = Type.Object({
  /** How many have another handler now; those this person already dealt with are not among them. */
  changed: Type.Integer(),
  handlerName: Type.String(),
})
export const HandlersInput = Type.Object({ agencyId: AgencyId })
export const HandlerList = Type.Object({
  handlers: Type.Array(Type.Object({ id: Id, name: Type.String() })),
})
export type HandlerList = Static<typeof HandlerList>
