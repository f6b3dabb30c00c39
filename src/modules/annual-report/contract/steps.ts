import { type Static, Type } from 'typebox'
import { idOf } from '#platform/action/shapes.ts'
import { CellContent, Id, Instant, Nullable, Place, ReportState, Scope } from './shapes.ts'

/** Steps of a report's life, comments on it, its attachments, and the sum of its members. */

const Note = Type.String({ maxLength: 2000, title: '说明' })

/** POST /api/annual-reports/:reportId/{submit,withdraw,return,accept,sign,correct} */
export const StepInput = Type.Object({
  reportId: Id,
  /** The version the person has seen; refused when it was changed since. */
  version: Type.Integer({ title: '版本' }),
  note: Type.Optional(Note),
})
export const StepOutput = Type.Object({ state: ReportState, version: Type.Integer() })

/** POST /api/annual-reports/:reportId/publish. A further edition takes `note` as its notice. */
export const PublishOutput = Type.Object({
  state: ReportState,
  version: Type.Integer(),
  edition: Type.Integer(),
  indexNumber: Type.String(),
})

/** POST /api/annual-reports/:reportId/comments */
export const AddCommentInput = Type.Object({
  reportId: Id,
  /** `cell:<id>`, `section:<id>`, `title` … or `report`. */
  place: Place,
  text: Type.String({ minLength: 1, maxLength: 2000, title: '意见' }),
})
export const AddCommentOutput = Type.Object({ commentId: Id })
/** POST /api/annual-reports/:reportId/comments/:commentId/{resolve,reopen} */
export const CommentInput = Type.Object({ reportId: Id, commentId: Id })
export const Done = Type.Object({ done: Type.Literal(true) })

/** POST /api/annual-reports/:reportId/attachments and …/attachments/:fileId/remove */
export const AddAttachmentInput = Type.Object({
  reportId: Id,
  fileId: Id,
  title: Type.String({ minLength: 1, maxLength: 200, title: '附件名称' }),
})
export const RemoveAttachmentInput = Type.Object({ reportId: Id, fileId: Id })

/** GET /api/annual-reports/:reportId/members?states=accepted,signed,published */
export const MembersInput = Type.Object({
  reportId: Id,
  /** States in which a member's report counts, separated by commas. */
  states: Type.Optional(Type.String({ maxLength: 100, title: '状态' })),
})
const Member = Type.Object({
  reportId: Id,
  agencyId: Id,
  agencyName: Type.String(),
  state: ReportState,
})
const CountedMember = Type.Object({
  ...Member.properties,
  /** The edition it counts with; null while it counts with a draft that the public does not see. */
  edition: Nullable(Type.Integer()),
})
export const MembersView = Type.Object({
  counted: Type.Array(CountedMember),
  missing: Type.Array(Member),
  cells: Type.Array(
    Type.Object({
      cell: Type.String(),
      /** What the members come to; kind `unread` where one of them has no figure. */
      sum: CellContent,
      /** What stands in the government's report now. */
      own: CellContent,
      differs: Type.Boolean(),
      /** Counted members without a figure there. */
      blanks: Type.Integer(),
    }),
  ),
  warnings: Type.Array(Type.String()),
})

/** GET /api/annual-reports/:reportId/members/:cell: who contributes what to one cell. */
export const ContributionsInput = Type.Object({
  ...MembersInput.properties,
  cell: Type.String({ maxLength: 120, title: '单元格' }),
})
export const Contributions = Type.Object({
  cell: Type.String(),
  name: Type.String(),
  sum: CellContent,
  rows: Type.Array(Type.Object({ ...CountedMember.properties, value: CellContent })),
})

/** POST /api/annual-reports/:reportId/aggregate: puts the sums into the government's report. */
export const AggregateInput = Type.Object({
  ...MembersInput.properties,
  version: Type.Integer({ title: '版本' }),
  /** Only these cells; without it all that have a sum. */
  cells: Type.Optional(
    Type.Array(Type.String({ maxLength: 120 }), { maxItems: 1000, title: '单元格' }),
  ),
})
export const AggregateOutput = Type.Object({
  version: Type.Integer(),
  changed: Type.Integer(),
  /** Cells left as they are because a member has no figure there. */
  left: Type.Integer(),
  warnings: Type.Array(Type.String()),
})

/** GET /api/annual-reports: every report this person may see, of all years. */
export const ListReportsInput = Type.Object({
  year: Type.Optional(Type.Integer({ title: '报告年度' })),
  agencyId: Type.Optional(idOf('单位')),
  /** Separated by commas. */
  states: Type.Optional(Type.String({ maxLength: 100, title: '状态' })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, title: '每页条数' })),
})
export const ReportList = Type.Object({
  total: Type.Integer(),
  reports: Type.Array(
    Type.Object({
      ...{ id: Id, roundId: Id, agencyId: Id, agencyName: Type.String(), year: Type.Integer() },
      ...{ scope: Scope, state: ReportState, stateLabel: Type.String(), updatedAt: Instant },
      ...{ errors: Type.Integer(), warnings: Type.Integer(), edition: Type.Integer() },
      publishedAt: Nullable(Instant),
    }),
  ),
})

export type MembersViewData = Static<typeof MembersView>
export type ContributionsData = Static<typeof Contributions>
