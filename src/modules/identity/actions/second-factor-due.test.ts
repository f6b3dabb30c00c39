import { generate } from 'otplib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SEPARATED_ROLES } from '#core/identity/role.ts'
import type { Actor } from '#platform/action/actor.ts'
import { type Execute, executor } from '#platform/action/execute.ts'
import { PASSWORD, type World, type WorldDeps, world } from '#testing/world.ts'
import { changePassword } from './change-password.ts'
import { identifier } from './means/identify.ts'
import { listAccounts } from './read-accounts.ts'
import { readMe } from './read-me.ts'
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from './set-second-factor.ts'
import { signIn } from './sign-in.ts'

/** A program that asks its three administrators for a second factor. */

let town: World
let deps: WorldDeps
let execute: Execute<WorldDeps>
beforeAll(async () => {
  town = await world()
  const { policy } = town.deps.identity
  const strict = { ...policy, secondFactor: { requiredOf: SEPARATED_ROLES } }
  deps = { ...town.deps, identity: { ...town.deps.identity, policy: strict } }
  const { db, clock, record } = town
  execute = executor({ db, clock, record, deps })
}, 60_000)
afterAll(() => town?.close())

/** Who the server takes somebody for who has just signed in. */
async function enter(login: string): Promise<Actor> {
  const input = { login, password: PASSWORD, agent: 'a browser' }
  const done = await execute(signIn, town.nobody, input)
  if (!done.ok) throw new Error(done.error.message)
  return whois(done.value.token ?? '')
}

function whois(token: string): Promise<Actor> {
  const { db, clock } = town
  const identify = identifier({ db, deps, clock, secure: false })
  const cookies = { gongkai_session: token }
  return identify({ cookies, hostname: 'localhost', ip: '192.0.2.7', id: '1' })
}

const DUE = { ok: false, error: { code: 'second-factor-required' } }

it.each(SEPARATED_ROLES)('lets a %s without one do nothing but set it up', async (role) => {
  const actor = await enter(town.people[role].login)
  expect([actor.kind, actor.grants]).toEqual(['account', []])
  expect(await execute(listAccounts, actor, {})).toMatchObject(DUE)
  expect(await execute(renewRecoveryCodes, actor, { password: PASSWORD })).toMatchObject(DUE)
  expect(await execute(removeSecondFactor, actor, { password: PASSWORD })).toMatchObject(DUE)
  expect(await execute(readMe, actor, {})).toMatchObject({
    value: { needsSecondFactor: true, hasSecondFactor: false },
  })
  const wrong = await execute(startSecondFactor, actor, { password: 'not the password' })
  expect(wrong).toMatchObject({ ok: false, error: { code: 'password' } })
})

it('asks nobody else for it', async () => {
  const actor = await enter('clerk')
  expect(actor.restriction).toBeUndefined()
  expect(await execute(readMe, actor, {})).toMatchObject({ value: { needsSecondFactor: false } })
})

it('lets an administrator in at once who has set it up, and does not let it be taken away', async () => {
  const { login } = town.people['system-administrator']
  const input = { login, password: PASSWORD, agent: 'a browser' }
  const done = await execute(signIn, town.nobody, input)
  const token = done.ok ? (done.value.token ?? '') : ''
  const actor = await whois(token)
  const started = await execute(startSecondFactor, actor, { password: PASSWORD })
  if (!started.ok) throw new Error(started.error.message)
  const epoch = Math.floor(town.clock.now().getTime() / 1000)
  const code = await generate({ secret: started.value.secret, epoch })
  expect(await execute(confirmSecondFactor, actor, { code })).toMatchObject({ ok: true })
  const free = await whois(token)
  expect(free.restriction).toBeUndefined()
  expect(await execute(listAccounts, free, {})).toMatchObject({ ok: true })
  expect(await execute(removeSecondFactor, free, { password: PASSWORD })).toMatchObject(DUE)
  expect(await execute(readMe, free, {})).toMatchObject({ value: { hasSecondFactor: true } })
})

it('wants the new password first', async () => {
  const { login, accountId } = town.people.auditor
  await town.query(`update account set must_change_password = true where id = '${accountId}'`)
  const actor = await enter(login)
  const before = await execute(startSecondFactor, actor, { password: PASSWORD })
  expect(before).toMatchObject({ ok: false, error: { code: 'password-due' } })
  const next = 'Anlan-2026-another-muddle'
  expect(await execute(changePassword, actor, { current: PASSWORD, next })).toMatchObject({
    ok: true,
  })
})

it('leaves alone who has no password here and comes in by the single sign-on', async () => {
  const { login, accountId } = town.people['security-administrator']
  const input = { login, password: PASSWORD, agent: 'a browser' }
  const done = await execute(signIn, town.nobody, input)
  await town.query(`update account set password_hash = null where id = '${accountId}'`)
  deps.identity.access.forgetAll()
  const actor = await whois(done.ok ? (done.value.token ?? '') : '')
  expect(actor.restriction).toBeUndefined()
  expect(await execute(readMe, actor, {})).toMatchObject({ value: { needsSecondFactor: false } })
})
