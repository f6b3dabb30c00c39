import { hasRunOut } from '#core/identity/password.ts'
import type { IdentityPolicy } from '#core/identity/policy.ts'
import { needsSecondFactor } from '#core/identity/second-factor.ts'
import { isOver } from '#core/identity/session.ts'
import type { Day } from '#core/kit/day.ts'
import { forbidden } from '#core/kit/refusal.ts'
import type { Actor, Grant } from '#platform/action/actor.ts'
import type { Database } from '#platform/db/database.ts'
import { type Clock, todayOf } from '#platform/time/clock.ts'
import type { IdentityDeps } from '../../identity.ports.ts'
import type { IdentityTables } from '../../identity.tables.ts'
import { sessionHash, type WithCookies } from '../../routes/cookies.ts'
import { scopesOfGrants } from '../../store/grants.ts'
import { regionOfHost } from '../../store/regions.ts'
import { type SessionOfAccount, sessionByHash, touchSession } from '../../store/sessions.ts'
import { sessionKey } from './sessions.ts'

/** A request, as far as it tells who asks. The server's own requests are such. */
export type Asking = WithCookies & {
  readonly hostname: string
  readonly ip: string
  readonly id: string
}

export type Identify = (request: Asking) => Promise<Actor>

/** The region of a database in which none was set up yet. */
export const NO_REGION = '00000000-0000-0000-0000-000000000000'

/** How exactly `seen_at` is kept: each session writes once in this time, not at every request. */
const TOUCH_MS = 60_000

const PASSWORD_DUE = forbidden('password-due', '请先更换密码，再办理其他事项。')

/** Those under this restriction, and under no other, may set up a second factor. */
export const SECOND_FACTOR_DUE = forbidden(
  'second-factor-required',
  '您担任的角色须使用双重验证。请先启用双重验证，再办理其他事项。',
)

type World = {
  readonly db: Database<never>
  readonly deps: IdentityDeps
  readonly clock: Clock
  readonly secure: boolean
}

/** A session as it is remembered between requests. */
type Known = {
  readonly session: SessionOfAccount
  readonly grants: readonly Grant[]
  seenAt: string
}

/**
 * Who asks: the region by host name, the account by session cookie, what it may do by its grants
 * and the agency tree. A session that is over, half, or of an account that is not open is nobody's.
 * Who must change the password or set up a second factor first is signed in under that restriction:
 * no roles, and through to nothing but what is due, the way out and who they are.
 */
export function identifier({ db: given, deps, clock, secure }: World): Identify {
  const db = given as unknown as Database<IdentityTables>
  const { access, policy } = deps.identity

  const known = (regionId: string, hash: string) =>
    access.get(sessionKey(regionId, hash), async (): Promise<Known | null> => {
      const session = await sessionByHash(db, regionId, hash)
      if (!session) return null
      const grants = await grantsOfAccount(db, regionId, session.account_id)
      return { session, grants, seenAt: session.seen_at }
    })

  const current = async (regionId: string, hash: string): Promise<Known | null> => {
    const found = await known(regionId, hash)
    if (!found || found.session.is_half || found.session.account_state !== 'open') return null
    const now = clock.now().toISOString()
    const times = { seenAt: found.seenAt, expiresAt: found.session.expires_at }
    if (isOver(times, now, policy.session)) return null
    if (Date.parse(now) - Date.parse(found.seenAt) >= TOUCH_MS) {
      found.seenAt = now
      await touchSession(db, regionId, hash, now)
    }
    return found
  }

  return async (request) => {
    const region = await access.get(`region/${request.hostname}`, () =>
      regionOfHost(db, request.hostname.toLowerCase()),
    )
    const regionId = region?.id ?? NO_REGION
    const origin = { channel: 'web', requestId: request.id, address: request.ip } as const
    const nobody = { regionId, id: null, name: '访客', kind: 'nobody', grants: [], origin } as const
    const hash = sessionHash(request, secure)
    const found = hash === null || region === null ? null : await current(regionId, hash)
    if (!found) return nobody
    const { session } = found
    const { account_id: id, person_name: name } = session
    const own = { regionId, id, name, kind: 'account', origin } as const
    const restriction = restrictionOf(found, todayOf(clock), policy)
    return restriction ? { ...own, grants: [], restriction } : { ...own, grants: found.grants }
  }
}

/** What is due before anything else; null where nothing is. */
function restrictionOf({ session, grants }: Known, today: Day, policy: IdentityPolicy) {
  const { must_change_password, password_changed_at, has_password, has_second_factor } = session
  if (must_change_password || hasRunOut(password_changed_at, today, policy.password)) {
    return PASSWORD_DUE
  }
  const held = { roles: grants.map(({ role }) => role), hasPassword: has_password }
  const needs = needsSecondFactor(held, policy.secondFactor)
  return needs && !has_second_factor ? SECOND_FACTOR_DUE : null
}

export async function grantsOfAccount(
  db: Database<IdentityTables>,
  regionId: string,
  accountId: string,
): Promise<readonly Grant[]> {
  const rows = await scopesOfGrants(db, regionId, accountId)
  return rows.map(({ role, agency_ids }) => ({
    role,
    scopes: agency_ids === null ? null : new Set(agency_ids),
  }))
}
