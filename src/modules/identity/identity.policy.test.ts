import { describe, expect, it } from 'vitest'
import { ROLE_NAMES, type Role } from '#core/identity/role.ts'
import type { Actor } from '#platform/action/actor.ts'
import { program } from '#platform/action/actor.ts'
import {
  mayGuard,
  mayKeepAccount,
  mayKeepAgencies,
  mayKeepPeople,
  mayKeepSite,
  mayReadAccounts,
  mayReadContact,
  mayReadPeople,
  mayTakeInHand,
} from './identity.policy.ts'

const ME = 'me'
const AGENCY = 'bureau'
const actor = (role: Role | null, scopes: ReadonlySet<string> | null = null): Actor => ({
  ...{ regionId: 'r', id: ME, name: '甲', kind: 'account' },
  grants: role ? [{ role, scopes }] : [],
  origin: { channel: 'web', requestId: '1', address: null },
})
const other = (...roles: Role[]) => ({ id: 'other', roles })
const self = (...roles: Role[]) => ({ id: ME, roles })

const SYSTEM = ['system-administrator']
const SECURITY = ['security-administrator']
const THREE = ['system-administrator', 'security-administrator', 'auditor']

/** What is done, and by whom alone it may be done. */
const TABLE: readonly (readonly [string, (who: Actor) => unknown, readonly string[]])[] = [
  ['keep agencies', mayKeepAgencies, SYSTEM],
  ['keep people', mayKeepPeople, SYSTEM],
  ['keep the marks of the site', mayKeepSite, SYSTEM],
  ['read people, masked', mayReadPeople, ['disclosure-office', ...THREE]],
  ['read accounts', mayReadAccounts, THREE],
  ['read contact', (who) => mayReadContact(who, AGENCY), ['disclosure-office', ...SYSTEM]],
  ['open an account', (who) => mayKeepAccount(who, null), SYSTEM],
  ['close an account', (who) => mayKeepAccount(who, other('clerk')), SYSTEM],
  ['close one’s own account', (who) => mayKeepAccount(who, self('clerk')), []],
  ['reset a clerk', (who) => mayTakeInHand(who, other('clerk')), SYSTEM],
  ['reset nobody’s role', (who) => mayTakeInHand(who, other()), SYSTEM],
  [
    'reset a system administrator',
    (who) => mayTakeInHand(who, other('system-administrator')),
    [...SYSTEM, ...SECURITY],
  ],
  [
    'reset a security administrator',
    (who) => mayTakeInHand(who, other('security-administrator')),
    SECURITY,
  ],
  ['reset an auditor', (who) => mayTakeInHand(who, other('clerk', 'auditor')), SECURITY],
  ['reset oneself', (who) => mayTakeInHand(who, self()), []],
  ['give and revoke roles, lock', (who) => mayGuard(who, other()), SECURITY],
  ['give oneself a role', (who) => mayGuard(who, self()), []],
]

describe.each(TABLE)('%s', (_, may, allowed) => {
  it.each(ROLE_NAMES)('%s', (role) => {
    expect(may(actor(role)) === null).toBe(allowed.includes(role))
  })
  it('is for nobody without a role, and for the program', () => {
    expect(may(actor(null))).not.toBeNull()
    expect(may(program('r', '命令', 'command'))).toBeNull()
  })
})

it('contact is read where the role is held', () => {
  const at = (scope: string) => mayReadContact(actor('disclosure-office', new Set([scope])), AGENCY)
  expect([at(AGENCY), at('elsewhere') === null]).toEqual([null, false])
})
