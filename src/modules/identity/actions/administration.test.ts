import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { type World, world } from '#testing/world.ts'
import { changeAgency } from './change-agency.ts'
import { changePerson, createPerson } from './change-people.ts'
import { closeAgency } from './close-agency.ts'
import { createAgency } from './create-agency.ts'
import { giveRole } from './give-role.ts'
import { leavePerson } from './leave-person.ts'
import { identifier } from './means/identify.ts'
import { agenciesOnDay, holdersOf } from './means/questions.ts'
import { moveAgency } from './move-agency.ts'
import { openAccount } from './open-account.ts'
import { listAccounts } from './read-accounts.ts'
import { listAgencies, readAgency } from './read-agencies.ts'
import { listPeople, readContact } from './read-people.ts'
import { renameAgency } from './rename-agency.ts'
import { resetPassword } from './reset-password.ts'
import { revokeRole } from './revoke-role.ts'
import { signIn } from './sign-in.ts'

let town: World
beforeAll(async () => {
  town = await world()
})
afterAll(() => town.close())

const system = () => town.as('system-administrator')
const security = () => town.as('security-administrator')
type Outcome<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } }
function good<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
  return outcome.value
}
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code)

let serial = 0
const agency = async (name: string, parentId: string | null = town.agencies.government.id) =>
  good(await town.execute(createAgency, system(), { name, kind: 'department', parentId })).id
const person = async (name: string, more: object = {}) => {
  const input = { agencyId: town.agencies.bureau.id, name, ...more }
  return good(await town.execute(createPerson, system(), input)).id
}
const account = async (name: string, more: object = {}) => {
  serial += 1
  const personId = await person(name, more)
  const opened = await town.execute(openAccount, system(), { personId, login: `login-${serial}` })
  return { personId, ...good(opened) }
}
const give = (accountId: string, role: Role, more: object = {}) =>
  town.execute(giveRole, security(), { accountId, role, ...more })

describe('agencies', () => {
  it('keep the names they have borne, by the day', async () => {
    const agencyId = await agency('安澜县农业局')
    const rename = (from: string, version: number, name = '安澜县农业农村局') =>
      town.execute(renameAgency, system(), { agencyId, version, name, from })
    town.clock.set('2026-03-01T02:00:00Z')
    expect(code(await rename('2026-04-01', 1))).toBe('wrong-day')
    expect(code(await rename('2025-01-01', 1))).toBe('wrong-day')
    good(await rename('2026-02-20', 1))
    expect(code(await rename('2026-02-21', 1))).toBe('stale')
    const detail = good(await town.execute(readAgency, town.as('clerk'), { agencyId }))
    expect(detail.names).toEqual([
      { name: '安澜县农业局', validFrom: '2026-01-15', validTo: '2026-02-20' },
      { name: '安澜县农业农村局', validFrom: '2026-02-20', validTo: null },
    ])
    const namesOn = (day: string) =>
      town.db.transaction().execute(async (tx) => {
        const all = await agenciesOnDay(tx, town.regionId, day)
        return all.find(({ id }) => id === agencyId)?.name
      })
    expect([
      await namesOn('2026-01-14'),
      await namesOn('2026-02-19'),
      await namesOn('2026-02-20'),
    ]).toEqual([undefined, '安澜县农业局', '安澜县农业农村局'])
  })

  it('are closed with a successor once nobody is left', async () => {
    const agencyId = await agency('安澜县体育局')
    const child = await agency('安澜县体育场', agencyId)
    const personId = await person('体育甲', { agencyId })
    const close = (version = 1) =>
      town.execute(closeAgency, system(), {
        ...{ agencyId, version, on: '2026-03-02', successorId: town.agencies.bureau.id },
      })
    expect(code(await close())).toBe('agency-in-use')
    const gone = { agencyId: child, version: 1, on: '2026-03-02' }
    good(await town.execute(closeAgency, system(), gone))
    good(await town.execute(leavePerson, system(), { personId, version: 1, on: '2026-03-01' }))
    good(await close())
    expect(code(await close(2))).toBe('agency-closed')
    const open = good(await town.execute(listAgencies, system(), {})).agencies
    expect(open.some(({ id }) => id === agencyId)).toBe(false)
    // The name is free again.
    await agency('安澜县体育局')
  })

  it('are moved and reordered, but never below themselves', async () => {
    const above = await agency('甲局')
    const below = await agency('甲局下属中心', above)
    const move = (more: object, agencyId = above, version = 1) =>
      town.execute(moveAgency, system(), { agencyId, version, ...more })
    expect(code(await move({ parentId: below }))).toBe('ring')
    expect(code(await move({ parentId: above }))).toBe('ring')
    good(await move({ beforeId: town.agencies.office.id }))
    const names = good(await town.execute(listAgencies, system(), {})).agencies.map(
      ({ name }) => name,
    )
    expect(names.slice(0, 3)).toEqual(['安澜县人民政府', '甲局', '安澜县人民政府办公室'])
  })

  it.each([
    ['a name that is taken', { name: '安澜县教育局' }, 'name-taken'],
    ['a wrong credit code', { name: '乙局', creditCode: '123456789012345679' }, 'credit-code'],
    ['a parent that is not there', { name: '乙局', parentId: crypto.randomUUID() }, 'no-agency'],
  ])('are refused: %s', async (_, more, expected) => {
    const outcome = await town.execute(createAgency, system(), { kind: 'department', ...more })
    expect(code(outcome)).toBe(expected)
  })

  it('are changed by the system administrator alone', async () => {
    const input = { agencyId: town.agencies.bureau.id, version: 1, shortName: '教育局' }
    expect(code(await town.execute(changeAgency, town.as('clerk'), input))).toBe('no-role')
    good(await town.execute(changeAgency, system(), input))
  })
})

describe('people', () => {
  it('are listed with telephone and mail masked, and found by them', async () => {
    const contact = { phone: '13812341234', email: 'li@example.cn' }
    const personId = await person('李明', contact)
    for (const search of ['李明', '138 1234 1234', 'LI@example.cn']) {
      const { people } = good(await town.execute(listPeople, system(), { search }))
      expect(
        people.map(({ id, phone, email }) => [id, phone, email]),
        search,
      ).toEqual([[personId, '138****1234', 'l****@example.cn']])
    }
    expect(JSON.stringify(await town.query('select * from person'))).not.toContain('13812341234')
  })

  it('leave an entry when their contact is read in full, without it', async () => {
    const personId = await person('王芳', { phone: '13900001111' })
    const contact = await town.execute(readContact, town.as('disclosure-office'), { personId })
    expect(good(contact).phone).toBe('13900001111')
    const entry = (await town.audit()).find(({ action }) => action === 'identity.read-contact')
    expect(entry).toMatchObject({ subjectId: personId, subjectName: '王芳' })
    const input = { personId, version: 1, phone: '13900002222' }
    good(await town.execute(changePerson, system(), input))
    expect(JSON.stringify(await town.audit())).not.toMatch(/1390000/)
  })

  it('lose account, sessions and roles the moment they leave', async () => {
    const { personId, accountId, login, password } = await account('赵强')
    good(await give(accountId, 'clerk', { agencyId: town.agencies.bureau.id }))
    const entered = good(await town.execute(signIn, town.nobody, { login, password }))
    expect(entered).toMatchObject({ state: 'signed-in', mustChangePassword: true })
    const { db, deps, clock } = town
    const identify = identifier({ db, deps, clock, secure: false })
    const cookies = { gongkai_session: entered.token ?? '' }
    const ask = () => identify({ cookies, hostname: 'localhost', ip: '::1', id: '1' })
    // With the one-time password nothing is possible but to change it.
    expect(await ask()).toMatchObject({ kind: 'account', grants: [] })
    good(await town.execute(leavePerson, system(), { personId, version: 1, on: '2026-03-01' }))
    expect((await ask()).kind).toBe('nobody')
    expect(good(await town.execute(signIn, town.nobody, { login, password })).state).toBe('refused')
    const rows = await town.query(
      'select id from role_grant where account_id = $1 and revoked_at is null',
      [accountId],
    )
    expect(rows).toEqual([])
  })
})

describe('roles', () => {
  it('of the three administrators exclude each other', async () => {
    const { accountId } = await account('孙丽')
    good(await give(accountId, 'auditor'))
    for (const role of ['system-administrator', 'security-administrator'] as const) {
      expect(code(await give(accountId, role))).toBe('roles-exclude-each-other')
    }
    good(await give(accountId, 'clerk', { agencyId: town.agencies.bureau.id }))
  })

  it('exclude each other for the same human being under another entry', async () => {
    const phone = '13711112222'
    const [one, two] = [
      await account('周杰', { phone }),
      await account('周杰', { phone: '+86 137 1111 2222' }),
    ]
    good(await give(one.accountId, 'system-administrator'))
    expect(code(await give(two.accountId, 'auditor'))).toBe('roles-exclude-each-other')
  })

  it('given at once do not slip past each other', async () => {
    const { accountId } = await account('吴敏')
    const roles = ['system-administrator', 'security-administrator', 'auditor'] as const
    const codes = await Promise.all(roles.map(async (role) => code(await give(accountId, role))))
    expect(codes.sort()).toEqual(['ok', 'roles-exclude-each-other', 'roles-exclude-each-other'])
  })

  it('are given by nobody to themself, and by nobody but the security administrator', async () => {
    const own = { accountId: town.people['security-administrator'].accountId, role: 'clerk' }
    expect(code(await town.execute(giveRole, security(), own))).toBe('oneself')
    const other = { accountId: town.people.clerk.accountId, role: 'leader' }
    expect(code(await town.execute(giveRole, system(), other))).toBe('no-role')
  })

  it('of the region are not given at an agency', async () => {
    const accountId = town.people.clerk.accountId
    for (const role of ['disclosure-office', 'auditor'] as const) {
      const given = await give(accountId, role, { agencyId: town.agencies.bureau.id })
      expect(code(given), role).toBe('region-role')
    }
  })

  it('are never taken from the last who holds them', async () => {
    const accounts = good(
      await town.execute(listAccounts, security(), { role: 'auditor' }),
    ).accounts
    const grants = accounts.flatMap((each) => each.grants.filter(({ role }) => role === 'auditor'))
    const codes = []
    for (const { id } of grants)
      codes.push(code(await town.execute(revokeRole, security(), { grantId: id })))
    expect(codes.filter((each) => each === 'last-administrator')).toHaveLength(1)
  })

  it('with the subtree reach what is below, also what is put there later; without, only the agency', async () => {
    const root = await agency('树根局')
    const leaf = await agency('树叶站', root)
    const { accountId, login, password } = await account('郑伟')
    good(await give(accountId, 'clerk', { agencyId: root, withSubtree: true }))
    good(await give(accountId, 'leader', { agencyId: root }))
    await town.query('update account set must_change_password = false where id = $1', [accountId])
    const { token } = good(await town.execute(signIn, town.nobody, { login, password }))
    const { db, deps, clock } = town
    const identify = identifier({ db, deps, clock, secure: false })
    const cookies = { gongkai_session: token ?? '' }
    const later = await agency('树叶二站', leaf)
    const actor = await identify({ cookies, hostname: 'localhost', ip: '::1', id: '1' })
    const scopes = (role: string) => [
      ...(actor.grants.find((each) => each.role === role)?.scopes ?? []),
    ]
    expect(scopes('clerk').sort()).toEqual([root, leaf, later].sort())
    expect(scopes('leader')).toEqual([root])
  })

  it('are found for whom a mail goes to', async () => {
    const { accountId } = await account('冯敏', { email: 'feng@example.cn' })
    good(
      await give(accountId, 'hotline-operator', {
        agencyId: town.agencies.government.id,
        withSubtree: true,
      }),
    )
    const holders = (agencyId: string, roles: string[]) =>
      town.db
        .transaction()
        .execute((tx) => holdersOf(tx, town.deps, { regionId: town.regionId, agencyId, roles }))
    expect(await holders(town.agencies.bureau.id, ['hotline-operator'])).toEqual([
      { name: '冯敏', address: 'feng@example.cn' },
    ])
    expect(await holders(town.agencies.bureau.id, ['window-staff'])).toEqual([])
  })
})

describe('a one-time password', () => {
  it('replaces the old one and ends what goes on', async () => {
    const { accountId, login, password } = await account('何静')
    const fresh = good(await town.execute(resetPassword, system(), { accountId }))
    expect(good(await town.execute(signIn, town.nobody, { login, password })).state).toBe('refused')
    const entered = await town.execute(signIn, town.nobody, { login, password: fresh.password })
    expect(good(entered)).toMatchObject({ state: 'signed-in', mustChangePassword: true })
    expect(JSON.stringify(await town.audit())).not.toContain(fresh.password)
  })
  it('of an auditor is not the system administrator’s to give', async () => {
    const { accountId } = await account('施展')
    good(await give(accountId, 'auditor'))
    expect(code(await town.execute(resetPassword, system(), { accountId }))).toBe('not-yours')
    good(await town.execute(resetPassword, security(), { accountId }))
  })
  it('is refused for a login that is taken and a person who has an account', async () => {
    const personId = await person('吕梁')
    const open = (login: string) => town.execute(openAccount, system(), { personId, login })
    expect(code(await open('clerk'))).toBe('login-taken')
    good(await open('lvliang'))
    expect(code(await open('lvliang2'))).toBe('has-account')
  })
})
