import type { Refusal } from '#core/kit/refusal.ts'

/** A role held for some scopes; what a role may do and what a scope is, the rooms decide. */
export type Grant = {
  readonly role: string
  /** Ids of everything the role is held for; `null` means all of the region. */
  readonly scopes: ReadonlySet<string> | null
}

/** Who acts, for one region, and from where. */
export type Actor = {
  readonly regionId: string
  /** The account; null for somebody who has not signed in and for the program itself. */
  readonly id: string | null
  /** As the audit names them. */
  readonly name: string
  readonly kind: 'nobody' | 'account' | 'program'
  readonly grants: readonly Grant[]
  /** Something is due first; until it is done, whatever else they try is answered with this. */
  readonly restriction?: Refusal
  readonly origin: Origin
}

export type Origin = {
  readonly channel: 'web' | 'command' | 'job'
  readonly requestId: string
  /** Network address, where there is one. */
  readonly address: string | null
}

/** Whether the actor holds one of the roles, for the given scope where one is given. */
export function holds(actor: Actor, roles: readonly string[], scope?: string): boolean {
  return actor.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      (scope === undefined || grant.scopes === null || grant.scopes.has(scope)),
  )
}

/** The scopes for which the actor holds one of the roles; null where that is all of the region. */
export function scopesOf(actor: Actor, roles: readonly string[]): ReadonlySet<string> | null {
  const grants = actor.grants.filter(({ role }) => roles.includes(role))
  if (grants.some(({ scopes }) => scopes === null)) return null
  return new Set(grants.flatMap(({ scopes }) => [...(scopes ?? [])]))
}

/** The program acting by itself: a schedule, a set-up, a command of the administrator. */
export function program(regionId: string, name: string, channel: Origin['channel']): Actor {
  return {
    regionId,
    id: null,
    name,
    kind: 'program',
    grants: [],
    origin: { channel, requestId: name, address: null },
  }
}
