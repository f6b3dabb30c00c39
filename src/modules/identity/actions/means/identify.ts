import { hasRunOut } from '#core/identity/password.ts'
import { isOver } from '#core/identity/session.ts'
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
 * Who must change the password first is signed in under that restriction: no roles, and through to
 * nothing but the new password, the way out and who they are.
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
    const mustChange =
      session.must_change_password ||
      hasRunOut(session.password_changed_at, todayOf(clock), policy.password)
    const { account_id: id, person_name: name } = session
    const own = { regionId, id, name, kind: 'account', origin } as const
    return mustChange
      ? { ...own, grants: [], restriction: PASSWORD_DUE }
      : { ...own, grants: found.grants }
  }
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
