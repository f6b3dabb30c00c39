import { type Static, Type } from 'typebox'
import { Instant, Name, OrNull, RoleName } from './shared.ts'

/** Who is here, and how one comes in. */

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
  /** Their roles ask for one; without it nothing else is open to them. */
  needsSecondFactor: Type.Boolean(),
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
  sessionId: Type.String({ minLength: 1, maxLength: 100, title: '登录记录' }),
})
