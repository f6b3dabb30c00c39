import { type Static, Type } from 'typebox'

const OrNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])

/** One entry as the auditor sees it. */
export const AuditEntryView = Type.Object({
  /** Lane and number, `3-1204`: as `verify` names it. */
  id: Type.String(),
  at: Type.String({ description: '时刻，ISO 8601' }),
  actorKind: Type.String(),
  actorId: OrNull(Type.String()),
  actorName: Type.String(),
  action: Type.String(),
  title: Type.String(),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  subjectName: Type.String(),
  scope: OrNull(Type.String()),
  before: Type.Unknown(),
  after: Type.Unknown(),
  channel: Type.String(),
  requestId: Type.String(),
  address: OrNull(Type.String()),
})
export type AuditEntryView = Static<typeof AuditEntryView>

const Moment = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+Z)?$',
  sentence: '时间请写成 2026-01-31，或 ISO 8601 的 UTC 时刻。',
})
export const SearchAuditInput = Type.Object({
  /** First and last day (in China) or instant. */
  from: Type.Optional(Moment),
  to: Type.Optional(Moment),
  actorId: Type.Optional(Type.String({ title: '操作人', pattern: '^[0-9a-fA-F-]{36}$' })),
  /** Part of a name. */
  actorName: Type.Optional(Type.String({ title: '操作人', maxLength: 50 })),
  /** Whole name, or a room followed by a dot: `identity.`. */
  action: Type.Optional(Type.String({ title: '操作', maxLength: 80 })),
  subjectKind: Type.Optional(Type.String({ title: '对象类别', maxLength: 50 })),
  subjectId: Type.Optional(Type.String({ title: '对象编号', maxLength: 100 })),
  /** The `next` of the page before. */
  before: Type.Optional(
    Type.String({ title: '上一页的末尾', pattern: '^[0-9TZ:.-]{20,30}_\\d+_\\d+$' }),
  ),
  limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 500 })),
})
export type SearchAuditInput = Static<typeof SearchAuditInput>
export const AuditPage = Type.Object({
  entries: Type.Array(AuditEntryView),
  /** Given back as `before` for the next page; null on the last. */
  next: OrNull(Type.String()),
})
export type AuditPage = Static<typeof AuditPage>

export const ExportAuditInput = Type.Omit(SearchAuditInput, ['before', 'limit'])
export const AuditExport = Type.Object({
  fileName: Type.String(),
  csv: Type.String(),
  entries: Type.Integer(),
  /** There were more than fit: narrow the search. */
  isCut: Type.Boolean(),
})
export type AuditExport = Static<typeof AuditExport>

export const VerdictView = Type.Object({
  entries: Type.Integer(),
  isWhole: Type.Boolean(),
  isCut: Type.Boolean(),
  faults: Type.Array(
    Type.Object({
      kind: Type.String(),
      lane: Type.Integer(),
      number: Type.Integer(),
      message: Type.String(),
    }),
  ),
  /** To be kept elsewhere and compared with later. */
  anchors: Type.Array(
    Type.Object({ lane: Type.Integer(), number: Type.Integer(), hash: Type.String() }),
  ),
})
export type VerdictView = Static<typeof VerdictView>
