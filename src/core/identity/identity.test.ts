import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, isCreditCode } from '../kit/credit-code.ts'
import { type Attempts, afterFailure, isShut, NO_ATTEMPTS } from './lockout.ts'
import { hasRunOut, passwordExpiresOn, passwordProblem } from './password.ts'
import { STANDARD_POLICY } from './policy.ts'
import { excludedBy, REGION_ROLES, ROLE_NAMES, SEPARATED_ROLES } from './role.ts'
import { endOfSession, isOver } from './session.ts'

const { lockout, password, session } = STANDARD_POLICY
const minute = (number: number) => new Date(Date.UTC(2026, 0, 15, 1, number)).toISOString()
const fail = (times: readonly number[]) =>
  times.reduce<Attempts>((before, at) => afterFailure(before, minute(at), lockout), NO_ATTEMPTS)

describe('wrong passwords', () => {
  it.each([
    ['four in a minute', [0, 0, 0, 0], 1, false],
    ['five in a minute', [0, 0, 0, 0, 0], 1, true],
    ['five within the window', [0, 3, 6, 9, 14], 14, true],
    ['five over more than the window', [0, 4, 8, 12, 15], 15, false],
    ['five, and the lock is over', [0, 0, 0, 0, 0], 15, false],
    ['tries while shut do not prolong it', [0, 0, 0, 0, 0, 5, 10, 14], 15, false],
    ['after a lock counting begins anew', [0, 0, 0, 0, 0, 16, 17, 18, 19], 19, false],
  ])('%s', (_, times, at, shut) => expect(isShut(fail(times), minute(at))).toBe(shut))

  it('never let more than the policy says through in one window', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(14), { minLength: 5, maxLength: 30 }), (times) => {
        const ordered = times.sort((one, other) => one - other)
        let state = NO_ATTEMPTS
        let tried = 0
        for (const at of ordered) {
          if (!isShut(state, minute(at))) tried += 1
          state = afterFailure(state, minute(at), lockout)
        }
        expect(tried).toBeLessThanOrEqual(lockout.failures)
      }),
    )
  })
})

describe('a password', () => {
  const owner = { login: 'zhangsan', name: '张三' }
  const problem = (text: string) => passwordProblem(text, owner, password)
  it.each([
    ...['short', '123456789', '1234567890', '0987654321', '13812341234', '2026-01-15!'],
    ...['password123', 'P@ssw0rd2026', 'admin@123456', 'Qwerty123456', 'qwer1234asdf'],
    ...['1q2w3e4r5t', '1qaz2wsx3edc', 'abcabcabcabc', 'aaaaaaaaaaaa', 'abababab12'],
    ...[
      'zhangsan-2026-x',
      'xx张三的密码很长很长',
      '政务公开20260101',
      'zhengfu@2026',
      'x'.repeat(201),
    ],
  ])('%s is refused', (text) => expect(problem(text)).not.toBeNull())
  it.each(['Anlan-2026-muddle', '河水清且涟猗坎坎伐檀', 'tractor violin 41', 'k7mp-9xwd-4hqt'])(
    '%s is taken',
    (text) => expect(problem(text)).toBeNull(),
  )
  it('runs out after the days of the policy, or never', () => {
    expect(passwordExpiresOn('2026-01-15T01:00:00Z', password)).toBe('2026-07-14')
    expect(hasRunOut('2026-01-15T01:00:00Z', '2026-07-14', password)).toBe(false)
    expect(hasRunOut('2026-01-15T01:00:00Z', '2026-07-15', password)).toBe(true)
    const never = { ...password, expiresAfterDays: null }
    expect(hasRunOut('2001-01-15T01:00:00Z', '2026-07-15', never)).toBe(false)
  })
})

describe('a session', () => {
  const begun = minute(0)
  const state = (seen: number, now: number) =>
    isOver(
      { seenAt: minute(seen), expiresAt: endOfSession(begun, false, session) },
      minute(now),
      session,
    )
  it('is over when idle or old, whichever is first', () => {
    expect([state(0, 29), state(0, 30), state(25, 54), state(719, 719), state(719, 720)]).toEqual([
      ...[false, true, false, false, true],
    ])
  })
  it('that waits for the second factor is short', () => {
    expect(endOfSession(begun, true, session)).toBe(minute(5))
  })
})

describe('separated roles', () => {
  it('exclude each other and nothing else', () => {
    for (const wanted of ROLE_NAMES) {
      for (const held of ROLE_NAMES) {
        const both = SEPARATED_ROLES.includes(wanted) && SEPARATED_ROLES.includes(held)
        const expected = both && wanted !== held ? held : null
        expect(excludedBy(wanted, ['clerk', held]), `${wanted} beside ${held}`).toBe(expected)
      }
    }
  })
})

it('the disclosure office and the administrators serve the whole region, nobody else', () => {
  expect(ROLE_NAMES.filter((role) => REGION_ROLES.includes(role))).toEqual([
    ...['disclosure-office', 'system-administrator', 'security-administrator', 'auditor'],
  ])
})

describe('credit codes', () => {
  it('end with the character that fits', () => {
    const body = '11620523MB0Y12345'
    const code = body + checkCharacter(body)
    expect(isCreditCode(code)).toBe(true)
    for (const wrong of [`${body}!`, code.toLowerCase(), code.slice(1), `2${code.slice(1)}`]) {
      expect(isCreditCode(wrong), wrong).toBe(false)
    }
  })
  it('catch any one wrong figure', () => {
    const body = '11620523MB0Y12345'
    const last = checkCharacter(body)
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), fc.nat(9), (at, figure) => {
        const other = body.slice(0, at) + figure + body.slice(at + 1)
        expect(isCreditCode(other + last)).toBe(other === body)
      }),
    )
  })
})
