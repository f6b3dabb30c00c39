import { endOfSession } from '#core/identity/session.ts'
import type { Context } from '#platform/action/define-action.ts'
import type { IdentityDeps } from '../../identity.ports.ts'
import type { IdentityTables } from '../../identity.tables.ts'
import { insertSession, revokeSessions } from '../../store/sessions.ts'
import { newToken, tokenHash } from './tokens.ts'

export type IdentityContext = Context<IdentityTables, IdentityDeps>

type Opening = {
  readonly accountId: string
  /** The second factor is still to come. */
  readonly isHalf: boolean
  readonly agent: string | null
}

/**
 * Begins a session under a token that nobody has seen before; what a browser brought along is
 * never taken up (session fixation). The token is told once and not kept.
 */
export async function openSession(
  { tx, deps, actor, now }: IdentityContext,
  { accountId, isHalf, agent }: Opening,
): Promise<{ readonly token: string }> {
  const token = newToken()
  await insertSession(tx, {
    region_id: actor.regionId,
    token_hash: tokenHash(token),
    account_id: accountId,
    is_half: isHalf,
    created_at: now,
    seen_at: now,
    expires_at: endOfSession(now, isHalf, deps.identity.policy.session),
    address: actor.origin.address,
    agent: agent?.slice(0, 200) ?? null,
    revoked_at: null,
  })
  return { token }
}

/** Ends sessions of an account, all or some, here and for everybody who remembers them. */
export async function endSessions(
  { tx, deps, actor, now }: IdentityContext,
  accountId: string,
  which: { readonly only?: string; readonly except?: string | null } = {},
): Promise<number> {
  const ended = await revokeSessions(tx, actor.regionId, accountId, now, which)
  for (const hash of ended) deps.identity.access.forget(sessionKey(actor.regionId, hash))
  return ended.length
}

/** Under what the access cache remembers a session. */
export function sessionKey(regionId: string, hash: string): string {
  return `session/${regionId}/${hash}`
}
