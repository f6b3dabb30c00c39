import { type Static, Type } from 'typebox'
import { Day } from '#platform/action/shapes.ts'
import { Id, Instant, Login, Name, OptionalId, OrNull, RoleName, Version } from './shared.ts'

/** People, their accounts and what they are entrusted with. */

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
  search: Type.Optional(Type.String({ maxLength: 100, title: '查找的文字' })),
  withLeft: Type.Optional(Type.Boolean({ title: '含已离岗' })),
  after: OptionalId,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, title: '条数' })),
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
export const LeavePersonInput = Type.Object({ personId: Id, version: Version, on: Day })

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
  search: Type.Optional(Type.String({ maxLength: 100, title: '查找的文字' })),
  role: Type.Optional(RoleName),
  withClosed: Type.Optional(Type.Boolean({ title: '含已停用' })),
  after: OptionalId,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, title: '条数' })),
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
