import { type Static, Type } from 'typebox'
import { Day } from '#platform/action/shapes.ts'
import { Id, Name, OrNull, Version } from './shared.ts'

/** The tree of agencies. */

export const AGENCY_KINDS = {
  government: '人民政府',
  department: '政府部门',
  township: '乡镇（街道）',
  institution: '事业单位等',
} as const
export type AgencyKind = keyof typeof AGENCY_KINDS
export const AgencyKindName = Type.Enum(Object.keys(AGENCY_KINDS) as AgencyKind[], {
  title: '单位类别',
})
/** What citizens are told about an agency; office data, not personal data. */
export const AgencyContact = Type.Object({
  office: Type.Optional(Type.String({ title: '公开机构', maxLength: 100 })),
  address: Type.Optional(Type.String({ title: '地址', maxLength: 200 })),
  postcode: Type.Optional(Type.String({ title: '邮政编码', maxLength: 10 })),
  phone: Type.Optional(Type.String({ title: '电话', maxLength: 50 })),
  fax: Type.Optional(Type.String({ title: '传真', maxLength: 50 })),
  email: Type.Optional(Type.String({ title: '电子邮箱', maxLength: 100 })),
  hours: Type.Optional(Type.String({ title: '办公时间', maxLength: 100 })),
  /** To whom one turns against its decisions; its letters name them. */
  forum: Type.Optional(Type.String({ title: '行政复议机关', maxLength: 100 })),
  court: Type.Optional(Type.String({ title: '管辖法院', maxLength: 100 })),
})
export type AgencyContact = Static<typeof AgencyContact>
export const AgencyView = Type.Object({
  id: Type.String(),
  parentId: OrNull(Type.String()),
  name: Type.String(),
  shortName: Type.String(),
  kind: AgencyKindName,
  creditCode: OrNull(Type.String()),
  position: Type.Integer(),
  /** Whether it writes an annual report of its own. */
  reports: Type.Boolean(),
  contact: AgencyContact,
  validFrom: Type.String(),
  validTo: OrNull(Type.String()),
  succeededBy: OrNull(Type.String()),
  version: Type.Integer(),
})
export type AgencyView = Static<typeof AgencyView>
export const AgencyDetail = Type.Object({
  agency: AgencyView,
  names: Type.Array(
    Type.Object({
      name: Type.String(),
      validFrom: Type.String(),
      validTo: OrNull(Type.String()),
    }),
  ),
})
export type AgencyDetail = Static<typeof AgencyDetail>
export const AgencyList = Type.Object({ agencies: Type.Array(AgencyView) })
export const ListAgenciesInput = Type.Object({
  withClosed: Type.Optional(Type.Boolean({ title: '含已撤销' })),
})
export const AgencyInput = Type.Object({ agencyId: Id })
export const CreateAgencyInput = Type.Object({
  parentId: Type.Optional(OrNull(Id)),
  name: Name('单位名称'),
  shortName: Type.Optional(Type.String({ title: '简称', maxLength: 50 })),
  kind: AgencyKindName,
  creditCode: Type.Optional(OrNull(Type.String({ title: '统一社会信用代码', maxLength: 18 }))),
  reports: Type.Optional(Type.Boolean({ title: '单独编制年报' })),
  contact: Type.Optional(AgencyContact),
  validFrom: Type.Optional(Day),
})
export type CreateAgencyInput = Static<typeof CreateAgencyInput>
export const ChangeAgencyInput = Type.Object({
  agencyId: Id,
  version: Version,
  shortName: Type.Optional(Type.String({ title: '简称', maxLength: 50 })),
  kind: Type.Optional(AgencyKindName),
  creditCode: Type.Optional(OrNull(Type.String({ title: '统一社会信用代码', maxLength: 18 }))),
  reports: Type.Optional(Type.Boolean({ title: '单独编制年报' })),
  contact: Type.Optional(AgencyContact),
})
export type ChangeAgencyInput = Static<typeof ChangeAgencyInput>
export const RenameAgencyInput = Type.Object({
  agencyId: Id,
  version: Version,
  name: Name('新名称'),
  shortName: Type.Optional(Type.String({ title: '简称', maxLength: 50 })),
  /** The day from which the new name is borne. */
  from: Day,
})
export const CloseAgencyInput = Type.Object({
  agencyId: Id,
  version: Version,
  /** The first day on which it is no more. */
  on: Day,
  successorId: Type.Optional(OrNull(Id)),
})
/** Another parent, another place among its siblings, or both. */
export const MoveAgencyInput = Type.Object({
  agencyId: Id,
  version: Version,
  parentId: Type.Optional(OrNull(Id)),
  /** The sibling it is to stand before; null for the last place. */
  beforeId: Type.Optional(OrNull(Id)),
})
