import { type Static, Type } from 'typebox'
import { ROLE_NAMES } from '#core/identity/role.ts'

/** What goes in and out of this room; the workbench is written against it. */

export type { Role } from '#core/identity/role.ts'

const Id = Type.String({ pattern: '^[0-9a-fA-F-]{36}$', sentence: '编号不对，请从列表进入。' })
const OptionalId = Type.Optional(Id)
const OrNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])
const Instant = Type.String({ description: '时刻，ISO 8601' })
const DayText = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  sentence: '日期请写成 2026-01-31 的样子。',
})
const Name = (title: string, maxLength = 100) => Type.String({ title, minLength: 1, maxLength })
const Version = Type.Integer({
  minimum: 1,
  title: '版本',
  description: '读到时的版本，防止相互覆盖',
})

export const RoleName = Type.Enum([...ROLE_NAMES], { title: '角色' })
export const Nothing = Type.Object({})
export const Done = Type.Object({ done: Type.Literal(true) })
export const Changed = Type.Object({ id: Type.String(), version: Type.Integer() })

// Who is here.

export const HeldRole = Type.Object({
  role: RoleName,
  title: Type.String(),
  /** Agencies the role is held for; null means all of the region. */
  agencyIds: OrNull(Type.Array(Type.String())),
})
export const MeView = Type.Object({
  accountId: Type.String(),
  login: Type.String(),
  name: Type.String(),
  title: Type.String(),
  agency: Type.Object({ id: Type.String(), name: Type.String() }),
  region: Type.Object({ id: Type.String(), code: Type.String(), name: Type.String() }),
  roles: Type.Array(HeldRole),
  mustChangePassword: Type.Boolean(),
  passwordExpiresOn: OrNull(Type.String()),
  hasSecondFactor: Type.Boolean(),
  recoveryCodesLeft: Type.Integer(),
})
export type MeView = Static<typeof MeView>

/** The first thing a screen asks for: who is signed in and what to send back with every change. */
export const EntranceView = Type.Object({
  me: OrNull(MeView),
  /** The password was right, the second factor is still to come. */
  secondFactorDue: Type.Boolean(),
  /** Sent back as the header `x-csrf-token`. */
  csrfToken: Type.String(),
  isSetUp: Type.Boolean(),
  singleSignOn: OrNull(Type.Object({ title: Type.String(), url: Type.String() })),
})
export type EntranceView = Static<typeof EntranceView>

// Signing in.

export const LoginInput = Type.Object({
  login: Name('登录名', 64),
  password: Type.String({ title: '密码', minLength: 1, maxLength: 200 }),
})
export type LoginInput = Static<typeof LoginInput>
export const SecondFactorInput = Type.Object({
  code: Type.String({ title: '动态口令', minLength: 6, maxLength: 40 }),
})
export type SecondFactorInput = Static<typeof SecondFactorInput>
export const LoginView = Type.Object({
  state: Type.Enum(['signed-in', 'second-factor-due']),
  mustChangePassword: Type.Boolean(),
})
export type LoginView = Static<typeof LoginView>

export const ChangePasswordInput = Type.Object({
  current: Type.String({ title: '现在的密码', minLength: 1, maxLength: 200 }),
  next: Type.String({ title: '新密码', minLength: 1, maxLength: 200 }),
})
export type ChangePasswordInput = Static<typeof ChangePasswordInput>

export const SecondFactorStart = Type.Object({
  /** For typing in by hand. */
  secret: Type.String(),
  /** `otpauth://…`, drawn as a QR code by the screen. */
  uri: Type.String(),
})
export type SecondFactorStart = Static<typeof SecondFactorStart>
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) })
export type RecoveryCodes = Static<typeof RecoveryCodes>
export const PasswordInput = Type.Object({
  password: Type.String({ title: '密码', minLength: 1, maxLength: 200 }),
})

export const SessionView = Type.Object({
  id: Type.String(),
  createdAt: Instant,
  seenAt: Instant,
  expiresAt: Instant,
  address: OrNull(Type.String()),
  agent: OrNull(Type.String()),
  isThisOne: Type.Boolean(),
})
export type SessionView = Static<typeof SessionView>
export const SessionList = Type.Object({ sessions: Type.Array(SessionView) })
export const SessionInput = Type.Object({
  sessionId: Type.String({ minLength: 1, maxLength: 100 }),
})

// Agencies.

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
  validFrom: Type.Optional(DayText),
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
  from: DayText,
})
export const CloseAgencyInput = Type.Object({
  agencyId: Id,
  version: Version,
  /** The first day on which it is no more. */
  on: DayText,
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

// People.

/** Telephone and mail are masked; in full only by `ContactView`, which leaves an entry. */
export const PersonView = Type.Object({
  id: Type.String(),
  agencyId: Type.String(),
  agencyName: Type.String(),
  name: Type.String(),
  title: Type.String(),
  phone: OrNull(Type.String()),
  email: OrNull(Type.String()),
  leftOn: OrNull(Type.String()),
  accountId: OrNull(Type.String()),
  login: OrNull(Type.String()),
  version: Type.Integer(),
})
export type PersonView = Static<typeof PersonView>
export const PersonList = Type.Object({
  people: Type.Array(PersonView),
  /** Given back as `after` for the next page; null on the last. */
  next: OrNull(Type.String()),
})
export const ListPeopleInput = Type.Object({
  agencyId: OptionalId,
  /** Part of the name, or a whole telephone number or mail address. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
  withLeft: Type.Optional(Type.Boolean({ title: '含已离岗' })),
  after: OptionalId,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export const PersonInput = Type.Object({ personId: Id })
export const ContactView = Type.Object({
  phone: OrNull(Type.String()),
  email: OrNull(Type.String()),
})
export type ContactView = Static<typeof ContactView>
const Phone = Type.String({ title: '电话', maxLength: 30, pattern: '^$|^\\+?[0-9 -]{5,30}$' })
const Mail = Type.String({ title: '电子邮箱', maxLength: 100, pattern: '^$|^[^@\\s]+@[^@\\s]+$' })
export const CreatePersonInput = Type.Object({
  agencyId: Id,
  name: Name('姓名', 50),
  title: Type.Optional(Type.String({ title: '职务', maxLength: 50 })),
  phone: Type.Optional(Phone),
  email: Type.Optional(Mail),
})
export type CreatePersonInput = Static<typeof CreatePersonInput>
export const ChangePersonInput = Type.Object({
  personId: Id,
  version: Version,
  name: Type.Optional(Name('姓名', 50)),
  title: Type.Optional(Type.String({ title: '职务', maxLength: 50 })),
  phone: Type.Optional(Phone),
  email: Type.Optional(Mail),
})
export const MovePersonInput = Type.Object({ personId: Id, version: Version, agencyId: Id })
export const LeavePersonInput = Type.Object({ personId: Id, version: Version, on: DayText })

// Accounts and what they may do.

export const GrantView = Type.Object({
  id: Type.String(),
  accountId: Type.String(),
  role: RoleName,
  title: Type.String(),
  agencyId: OrNull(Type.String()),
  agencyName: OrNull(Type.String()),
  withSubtree: Type.Boolean(),
  grantedAt: Instant,
  grantedBy: OrNull(Type.String()),
})
export type GrantView = Static<typeof GrantView>
export const AccountView = Type.Object({
  id: Type.String(),
  personId: Type.String(),
  personName: Type.String(),
  agencyName: Type.String(),
  login: Type.String(),
  state: Type.Enum(['open', 'locked', 'closed']),
  lockedUntil: OrNull(Instant),
  mustChangePassword: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  isLinked: Type.Boolean({ description: '已与统一身份认证关联' }),
  lastSeenAt: OrNull(Instant),
  grants: Type.Array(GrantView),
  version: Type.Integer(),
})
export type AccountView = Static<typeof AccountView>
export const AccountList = Type.Object({
  accounts: Type.Array(AccountView),
  next: OrNull(Type.String()),
})
export const ListAccountsInput = Type.Object({
  personId: OptionalId,
  search: Type.Optional(Type.String({ maxLength: 100 })),
  role: Type.Optional(RoleName),
  withClosed: Type.Optional(Type.Boolean({ title: '含已停用' })),
  after: OptionalId,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export const Login = Type.String({
  title: '登录名',
  pattern: '^[a-z][a-z0-9._-]{2,31}$',
  sentence: '登录名用 3 到 32 个小写字母、数字或 . _ -，以字母开头。',
})
export const OpenAccountInput = Type.Object({ personId: Id, login: Login })
export const AccountInput = Type.Object({ accountId: Id })
/** Shown once, to whoever hands it over; must be changed at the first sign-in. */
export const OneTimePassword = Type.Object({
  accountId: Type.String(),
  login: Type.String(),
  password: Type.String(),
})
export type OneTimePassword = Static<typeof OneTimePassword>
export const LinkInput = Type.Object({
  accountId: Id,
  /** Subject at the provider; null takes the link away. */
  subject: OrNull(Type.String({ title: '统一身份标识', minLength: 1, maxLength: 255 })),
})
export const GiveRoleInput = Type.Object({
  accountId: Id,
  role: RoleName,
  /** None: the whole region. */
  agencyId: Type.Optional(OrNull(Id)),
  withSubtree: Type.Optional(Type.Boolean({ title: '含下属单位' })),
})
export const GrantInput = Type.Object({ grantId: Id })

// Import.

export const IMPORT_KINDS = { agencies: '单位', people: '人员' } as const
export type ImportKind = keyof typeof IMPORT_KINDS
export const ImportInput = Type.Object({
  kind: Type.Enum(Object.keys(IMPORT_KINDS) as ImportKind[], { title: '导入内容' }),
  fileName: Type.String({ title: '文件名', minLength: 1, maxLength: 255 }),
  /** The file itself, base64. */
  content: Type.String({ title: '文件', minLength: 1, maxLength: 1_900_000 }),
})
export type ImportInput = Static<typeof ImportInput>
export const ImportRow = Type.Object({
  /** Counts the filled rows below the head, from 1. */
  row: Type.Integer(),
  what: Type.Enum(['new', 'changed', 'same', 'wrong']),
  name: Type.String(),
  /** What will change, or what is wrong. */
  notes: Type.Array(Type.String()),
})
export type ImportRow = Static<typeof ImportRow>
export const ImportView = Type.Object({
  kind: Type.String(),
  rows: Type.Array(ImportRow),
  counts: Type.Object({
    new: Type.Integer(),
    changed: Type.Integer(),
    same: Type.Integer(),
    wrong: Type.Integer(),
  }),
  /** Whether it can be confirmed: at least one row to save, and none wrong. */
  canConfirm: Type.Boolean(),
})
export type ImportView = Static<typeof ImportView>

// First start.

const NewAdministrator = Type.Object({
  name: Name('姓名', 50),
  login: Login,
  password: Type.String({ title: '密码', minLength: 1, maxLength: 200 }),
})
export const REGION_LEVELS = {
  nation: '国家',
  province: '省（自治区、直辖市）',
  city: '市（州、盟）',
  county: '县（市、区、旗）',
  township: '乡镇（街道）',
} as const
export type RegionLevel = keyof typeof REGION_LEVELS
export const SetUpInput = Type.Object({
  /** Printed on the console of the server. */
  setUpCode: Type.String({ title: '安装码', minLength: 1, maxLength: 40 }),
  region: Type.Object({
    code: Type.String({
      title: '行政区划代码',
      pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$',
      sentence: '行政区划代码是 6 位、9 位或 12 位数字。',
    }),
    name: Name('行政区名称', 50),
    level: Type.Enum(Object.keys(REGION_LEVELS) as RegionLevel[], { title: '级别' }),
    hosts: Type.Optional(Type.Array(Type.String({ maxLength: 253 }), { maxItems: 20 })),
  }),
  /** The government itself, above all agencies, and the agency in charge of disclosure. */
  government: Type.Object({ name: Name('人民政府名称') }),
  office: Type.Object({ name: Name('政务公开主管部门名称') }),
  administrators: Type.Object({
    system: NewAdministrator,
    security: NewAdministrator,
    audit: NewAdministrator,
  }),
})
export type SetUpInput = Static<typeof SetUpInput>
export const SetUpState = Type.Object({ isSetUp: Type.Boolean() })
