import { generate } from 'otplib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PASSWORD, type World, world } from '#testing/world.ts'
import { changePassword } from './change-password.ts'
import { giveSecondFactor } from './give-second-factor.ts'
import { endAccountSessions, lockAccountByHand, unlockAccount } from './keep-accounts.ts'
import { identifier } from './means/identify.ts'
import { tokenHash } from './means/tokens.ts'
import { listSessions, revokeOtherSessions } from './own-sessions.ts'
import { listAgencies } from './read-agencies.ts'
import { readMe } from './read-me.ts'
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from './set-second-factor.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

let town: World
beforeEach(async () => {
  town = await world()
})
afterEach(() => town.close())

const minute = (number: number) =>
  town.clock.set(new Date(Date.UTC(2026, 0, 15, 1, 30 + number)).toISOString())
const enter = async (password = PASSWORD, login = 'clerk') => {
  const done = await town.execute(signIn, town.nobody, { login, password, agent: 'a browser' })
  if (!done.ok) throw new Error(done.error.message)
  return done.value
}
const tokenOf = async () => (await enter()).token ?? ''
/** Who the server takes the bearer of a token for; nothing remembered from before. */
const whois = (token: string) => {
  const { db, deps, clock } = town
  deps.identity.access.forgetAll()
  const identify = identifier({ db, deps, clock, secure: false })
  const cookies = { gongkai_session: token }
  return identify({ cookies, hostname: 'localhost', ip: '192.0.2.7', id: '1' })
}
const clerk = () => town.as('clerk')

describe('signing in', () => {
  it('gives a session with the roles of the account', async () => {
    const actor = await whois(await tokenOf())
    expect(actor).toMatchObject({ kind: 'account', id: town.people.clerk.accountId })
    expect(actor.grants).toEqual([{ role: 'clerk', scopes: new Set([town.agencies.bureau.id]) }])
    expect(await town.execute(readMe, actor, {})).toMatchObject({
      value: { login: 'clerk', region: { name: '安澜县' }, roles: [{ title: '经办人员' }] },
    })
  })

  it('keeps only the hash of the token', async () => {
    const token = await tokenOf()
    const dump = JSON.stringify(await town.query('select * from session'))
    expect(dump).toContain(tokenHash(token))
    expect(dump).not.toContain(token)
  })

  it.each([
    ['a wrong password', 'clerk', 'wrong', 'password'],
    ['a login nobody has', 'nobody', PASSWORD, 'unknown'],
    ['a part of the password', 'clerk', PASSWORD.slice(0, -1), 'password'],
  ])(
    'is refused with %s, and recorded without what was typed',
    async (_, login, password, because) => {
      expect(await enter(password, login)).toMatchObject({ state: 'refused', token: null })
      const entry = (await town.audit()).at(-1)
      expect(entry).toMatchObject({ action: 'identity.sign-in', after: { because } })
      expect(JSON.stringify(entry)).not.toContain(password)
      if (because === 'unknown') expect(entry?.subjectName).not.toContain(login)
    },
  )

  it('hashes a password for a login nobody has, too', async () => {
    let hashed = 0
    const { passwords } = town.deps.identity
    const matches: typeof passwords.matches = (...given) => {
      hashed += 1
      return passwords.matches(...given)
    }
    const deps = {
      ...town.deps,
      identity: { ...town.deps.identity, passwords: { ...passwords, matches } },
    }
    const context = { ...{ tx: town.db, deps, actor: town.nobody, now: '', today: '' } }
    await signIn.perform(context as never, { login: 'nobody', password: 'x' })
    expect(hashed).toBe(1)
  })
})

describe('five wrong passwords', () => {
  const five = async () => {
    for (let tried = 0; tried < 5; tried += 1) await enter('wrong')
  }
  it('shut the account for a quarter of an hour, right password or not', async () => {
    await five()
    expect((await enter()).state).toBe('refused')
    minute(14)
    expect((await enter()).state).toBe('refused')
    minute(15)
    expect((await enter()).state).toBe('signed-in')
  })
  it('at once are counted one by one', async () => {
    await Promise.all(Array.from({ length: 8 }, () => enter('wrong')))
    expect((await enter()).state).toBe('refused')
    const after = (await town.audit()).map((entry) => (entry.after as { because?: string }).because)
    expect(after.filter((because) => because === 'password')).toHaveLength(5)
  })
  it('are forgotten after a right one', async () => {
    for (let tried = 0; tried < 4; tried += 1) await enter('wrong')
    await enter()
    await enter('wrong')
    expect((await enter()).state).toBe('signed-in')
  })
  it('are undone by the security administrator', async () => {
    await five()
    const accountId = town.people.clerk.accountId
    const done = await town.execute(unlockAccount, town.as('security-administrator'), { accountId })
    expect(done.ok).toBe(true)
    expect((await enter()).state).toBe('signed-in')
  })
})

describe('inside a session, five wrong passwords', () => {
  const guess = {
    'at the new password': (password: string) =>
      town.execute(changePassword, clerk(), { current: password, next: 'another muddle 7' }),
    'at the second factor': (password: string) =>
      town.execute(startSecondFactor, clerk(), { password }),
    'at its removal': (password: string) => town.execute(removeSecondFactor, clerk(), { password }),
    'at the recovery codes': (password: string) =>
      town.execute(renewRecoveryCodes, clerk(), { password }),
  }
  it.each(Object.entries(guess))(
    '%s are counted, recorded and shut the account',
    async (_, tried) => {
      const codes: string[] = []
      for (const password of ['a', 'b', 'c', 'd', 'e', PASSWORD]) {
        const done = await tried(password)
        codes.push(done.ok ? 'ok' : done.error.code)
        expect(done).not.toHaveProperty('error.audit')
      }
      expect(codes).toEqual([...Array(5).fill('password'), 'account-shut'])
      const after = (await town.audit()).slice(-6).map((entry) => entry.after)
      expect(after).toEqual([
        ...Array(4).fill({ result: 'refused', because: 'password', shuts: false }),
        { result: 'refused', because: 'password', shuts: true },
        { result: 'refused', because: 'shut' },
      ])
      expect((await enter()).state).toBe('refused')
      minute(15)
      expect((await enter()).state).toBe('signed-in')
    },
  )
  it('at once are counted one by one', async () => {
    await Promise.all(Array.from({ length: 8 }, () => guess['at its removal']('wrong')))
    const after = (await town.audit()).map(
      (entry) => (entry.after as { because?: string })?.because,
    )
    expect(after.filter((because) => because === 'password')).toHaveLength(5)
  })
})

describe('a session', () => {
  it('is never the one the browser brought (fixation)', async () => {
    const planted = await tokenOf()
    const [first, second] = [await tokenOf(), await tokenOf()]
    expect(new Set([planted, first, second]).size).toBe(3)
    expect((await whois('chosen-by-somebody')).kind).toBe('nobody')
  })
  it('ends after half an hour without use, and after twelve hours with', async () => {
    const token = await tokenOf()
    for (let at = 0; at < 12 * 60; at += 29) {
      minute(at)
      expect((await whois(token)).kind, `minute ${at}`).toBe('account')
    }
    minute(12 * 60)
    expect((await whois(token)).kind).toBe('nobody')
    const idle = await tokenOf()
    minute(12 * 60 + 30)
    expect((await whois(idle)).kind).toBe('nobody')
  })
  it('ends with the sign-out', async () => {
    const token = await tokenOf()
    await town.execute(signOut, clerk(), { session: tokenHash(token) })
    expect((await whois(token)).kind).toBe('nobody')
  })
  it('is listed, and all others can be ended', async () => {
    const [mine, other] = [await tokenOf(), await tokenOf()]
    const session = tokenHash(mine)
    const list = await town.execute(listSessions, clerk(), { session })
    expect(list.ok && list.value.sessions.filter(({ isThisOne }) => isThisOne)).toHaveLength(1)
    await town.execute(revokeOtherSessions, clerk(), { session })
    expect([(await whois(mine)).kind, (await whois(other)).kind]).toEqual(['account', 'nobody'])
  })
  it('ends at once for who remembers it when it is ended or the account locked', async () => {
    const { db, deps, clock } = town
    const identify = identifier({ db, deps, clock, secure: false })
    const accountId = town.people.clerk.accountId
    for (const action of [endAccountSessions, lockAccountByHand]) {
      const cookies = { gongkai_session: await tokenOf() }
      const ask = () => identify({ cookies, hostname: 'localhost', ip: '192.0.2.7', id: '1' })
      expect((await ask()).kind).toBe('account')
      await town.execute(action, town.as('security-administrator'), { accountId })
      expect((await ask()).kind).toBe('nobody')
    }
    expect((await enter()).state).toBe('refused')
  })
})

describe('a new password', () => {
  const change = (current: string, next: string) =>
    town.execute(changePassword, clerk(), { current, next })
  it('ends every session and begins a new one', async () => {
    const [mine, other] = [await tokenOf(), await tokenOf()]
    const done = await change(PASSWORD, 'another muddle 7')
    const token = done.ok ? done.value.token : ''
    expect([mine, other]).not.toContain(token)
    const kinds = await Promise.all(
      [mine, other, token].map(async (each) => (await whois(each)).kind),
    )
    expect(kinds).toEqual(['nobody', 'nobody', 'account'])
    expect((await enter()).state).toBe('refused')
    expect((await enter('another muddle 7')).state).toBe('signed-in')
  })
  it.each([
    ['the old one wrong', 'wrong', 'another muddle 7', 'current'],
    ['too short', PASSWORD, 'short', 'next'],
    ['with the login', PASSWORD, 'my clerk muddle', 'next'],
    ['the same again', PASSWORD, PASSWORD, 'next'],
  ])('is refused: %s', async (_, current, next, field) => {
    const done = await change(current, next)
    expect(done.ok ? null : Object.keys(done.error.fields ?? {})).toEqual([field])
  })
  it('is none of the last five', async () => {
    let current = PASSWORD
    const next = (number: number) => `muddle number ${'abcdefgh'[number]}`
    for (let number = 0; number < 6; number += 1) {
      minute(number)
      expect((await change(current, next(number))).ok).toBe(true)
      current = next(number)
    }
    minute(7)
    expect((await change(current, next(1))).ok).toBe(false)
    expect((await change(current, PASSWORD)).ok).toBe(true)
  })
  it('is asked for when the old one ran out: signed in, but with no role', async () => {
    town.clock.set('2026-08-01T01:00:00Z')
    const entered = await enter()
    expect(entered.mustChangePassword).toBe(true)
    expect((await whois(entered.token ?? '')).grants).toEqual([])
  })
  it('is all that is open to who must choose one', async () => {
    await town.query(`update account set must_change_password = true where login = 'clerk'`)
    const actor = await whois(await tokenOf())
    const session = { session: tokenHash('x') }
    const answers = [
      await town.execute(listSessions, actor, session),
      await town.execute(listAgencies, actor, {}),
      await town.execute(startSecondFactor, actor, { password: PASSWORD }),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'password-due' } })
    }
    expect((await town.execute(readMe, actor, {})).ok).toBe(true)
    expect((await town.execute(signOut, actor, session)).ok).toBe(true)
    const input = { current: PASSWORD, next: 'another muddle 7' }
    expect((await town.execute(changePassword, actor, input)).ok).toBe(true)
    const { token } = await enter(input.next)
    expect((await town.execute(listAgencies, await whois(token ?? ''), {})).ok).toBe(true)
  })
})

describe('the second factor', () => {
  const code = (secret: string) =>
    generate({ secret, epoch: Math.floor(town.clock.now().getTime() / 1000) })
  const prepare = async () => {
    const started = await town.execute(startSecondFactor, clerk(), { password: PASSWORD })
    if (!started.ok) throw new Error(started.error.message)
    const { secret } = started.value
    const given = { code: await code(secret) }
    const confirmed = await town.execute(confirmSecondFactor, clerk(), given)
    if (!confirmed.ok) throw new Error(confirmed.error.message)
    minute(2)
    return { secret, codes: confirmed.value.codes }
  }
  const give = async (half: string, text: string) => {
    const input = { code: text, session: tokenHash(half) }
    const done = await town.execute(giveSecondFactor, town.nobody, input)
    return done.ok ? done.value : { state: done.error.code, token: null }
  }

  it('comes between the password and the session', async () => {
    const { secret } = await prepare()
    const half = await enter()
    expect(half.state).toBe('second-factor-due')
    expect((await whois(half.token ?? '')).kind).toBe('nobody')
    const full = await give(half.token ?? '', await code(secret))
    expect(full.state).toBe('signed-in')
    expect(full.token).not.toBe(half.token)
    expect((await whois(full.token ?? '')).kind).toBe('account')
    expect((await give(half.token ?? '', await code(secret))).state).toBe('start-again')
  })
  it('takes no code twice, nor the one it was set up with', async () => {
    const started = await town.execute(startSecondFactor, clerk(), { password: PASSWORD })
    const secret = started.ok ? started.value.secret : ''
    const first = await code(secret)
    await town.execute(confirmSecondFactor, clerk(), { code: first })
    expect((await give((await enter()).token ?? '', first)).state).toBe('refused')
    minute(2)
    const second = await code(secret)
    expect((await give((await enter()).token ?? '', second)).state).toBe('signed-in')
    expect((await give((await enter()).token ?? '', second)).state).toBe('refused')
    expect((await give((await enter()).token ?? '', first)).state).toBe('refused')
  })
  it('takes each recovery code once', async () => {
    const { codes } = await prepare()
    expect(new Set(codes).size).toBe(10)
    const [one = '', two = ''] = codes
    expect((await give((await enter()).token ?? '', one)).state).toBe('signed-in')
    expect((await give((await enter()).token ?? '', one)).state).toBe('refused')
    expect((await give((await enter()).token ?? '', two.toUpperCase())).state).toBe('signed-in')
    expect(JSON.stringify(await town.query('select * from recovery_code'))).not.toContain(one)
  })
  it('locks after five wrong codes, which passwords between them do not reset', async () => {
    await prepare()
    for (let tried = 0; tried < 5; tried += 1) await give((await enter()).token ?? '', '000000')
    expect((await enter()).state).toBe('refused')
  })
  it('has five minutes', async () => {
    const { secret } = await prepare()
    const half = await enter()
    minute(8)
    expect((await give(half.token ?? '', await code(secret))).state).toBe('start-again')
  })
  it('lies in the database encrypted, bound to its account', async () => {
    const { secret } = await prepare()
    const [row] = await town.query<{ totp_secret: Buffer }>(
      `select totp_secret from account where login = 'clerk'`,
    )
    expect(row?.totp_secret.includes(secret)).toBe(false)
    expect(() =>
      town.deps.identity.cipher.open(row?.totp_secret ?? Buffer.of(), 'account.totp/x'),
    ).toThrow()
  })
  it('is taken away with the password only', async () => {
    await prepare()
    expect((await town.execute(removeSecondFactor, clerk(), { password: 'x' })).ok).toBe(false)
    await town.execute(removeSecondFactor, clerk(), { password: PASSWORD })
    expect((await enter()).state).toBe('signed-in')
  })
})
