import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { yearPeriod } from '#core/requests/counting.ts'
import { DECISION_KINDS, type DecisionKind } from '#core/requests/decision-kinds.ts'
import { type World, world } from '#testing/world.ts'
import { decideMatter } from './actions/decisions/decide-matter.ts'
import { registerRequest } from './actions/intake/register-request.ts'
import { composeRequestLetter } from './actions/letters/compose-letter.ts'
import { listRequests } from './actions/reading/list-requests.ts'
import { plainSteps } from './actions/steps/plain-steps.ts'
import type { RequestsDeps } from './requests.ports.ts'
import { requestFigures, requestsBehind } from './requests.statistics.ts'
import { application, CONTACT, completed, requestsTestDeps } from './testing.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())

/** Kinds that are decided; the others are what becomes of a request that ends without an answer. */
const DECIDED = DECISION_KINDS.filter(({ letter, id }) => letter !== '' && !isEnding(id))

function isEnding(kind: DecisionKind): boolean {
  return ['abandon_no_correction', 'abandon_fee', 'withdrawn'].includes(kind)
}

async function register(matters?: string[]) {
  const input = application(here.agencies.bureau.id, matters && { matters })
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  if (!made.ok) throw new Error(made.error.message)
  return made.value.requestId
}

async function decide(requestId: string, kinds: readonly DecisionKind[], from = 1) {
  let version = from
  for (const [index, kind] of kinds.entries()) {
    const input = { requestId, version, position: index + 1, ...completed(kind) }
    const made = await here.execute(decideMatter, here.as('clerk'), input)
    if (!made.ok) throw new Error(`${kind}: ${made.error.message}`)
    version = made.value.version
    expect([kind, made.value.missing]).toEqual([kind, null])
  }
  const letter = { requestId, version, kind: 'answer', facts: CONTACT }
  const composed = await here.execute(composeRequestLetter, here.as('clerk'), letter)
  if (!composed.ok) throw new Error(`${kinds.join()}: ${composed.error.message}`)
  version = composed.value.version
  for (const [name, role] of [
    ['draft', 'clerk'],
    ['review', 'reviewer'],
    ['approve', 'leader'],
    ['issue', 'clerk'],
  ] as const satisfies readonly (readonly [keyof typeof plainSteps, Role])[]) {
    const done = await here.execute(plainSteps[name], here.as(role), { requestId, version })
    if (!done.ok) throw new Error(`${kinds.join()} ${name}: ${done.error.message}`)
    version = done.value.version
  }
  return version
}

const period = yearPeriod(2026)
const scope = () => ({ regionId: here.regionId, agencyIds: null, period })
const figures = (version: 2019 | 2021) => requestFigures(here.db, scope(), version)

describe('table three', () => {
  it('has every kind of decision in its row, in both forms', async () => {
    for (const { id } of DECIDED) await decide(await register(), [id])
    for (const version of [2019, 2021] as const) {
      const expected: Record<string, number> = { 't3.new.natural': DECIDED.length }
      for (const { outcome } of DECIDED) {
        const cell = `t3.${outcome[version]}.natural`
        expected[cell] = (expected[cell] ?? 0) + 1
      }
      expect(await figures(version)).toEqual(expected)
    }
  }, 120_000)

  it('counts an application that is granted in part once, and opens its case', async () => {
    const requestId = await register(['项目清单', '评审记录'])
    await decide(requestId, ['provide', 'deny_process'])
    const partial = await requestsBehind(here.db, scope(), 2021, 't3.partial.natural')
    expect(partial.at(-1)?.id).toBe(requestId)
    const all = await figures(2021)
    const sums = Object.entries(all).filter(([cell]) => cell !== 't3.new.natural')
    expect(sums.reduce((sum, [, value]) => sum + value, 0)).toBe(all['t3.new.natural'])
  })

  it('counts what was decided first, and has what is dealt with anew due again', async () => {
    const requestId = await register()
    const decided = await decide(requestId, ['deny_law'])
    const counted = await figures(2021)
    const take = async (name: keyof typeof plainSteps, version: number) => {
      const input = { requestId, version, note: '复议决定责令重新答复' }
      const done = await here.execute(plainSteps[name], here.as('clerk'), input)
      if (!done.ok) throw new Error(done.error.message)
      return done.value.version
    }
    const isDue = async () => {
      const filter = { dueBy: '2030-12-31', order: 'due', size: 200 } as const
      const found = await here.execute(listRequests, here.as('clerk'), filter)
      return (
        found.ok && found.value.rows.some(({ id, dueOn }) => id === requestId && dueOn !== null)
      )
    }
    expect(await isDue()).toBe(false)
    const reopened = await take('reopen', decided)
    expect([await isDue(), await figures(2021)]).toEqual([true, counted])
    const anew = await decide(requestId, ['provide'], reopened)
    expect([await isDue(), await figures(2021)]).toEqual([false, counted])
    await take('recall', anew)
    expect([await isDue(), await figures(2021)]).toEqual([true, counted])
  })

  it('is refused a decision that lacks what it must contain', async () => {
    const requestId = await register()
    const input = { requestId, version: 1, position: 1, kind: 'not_exist', parts: {} }
    const made = await here.execute(decideMatter, here.as('clerk'), input as never)
    expect(made).toMatchObject({ ok: true, value: { missing: expect.any(Object) } })
    const drafted = await here.execute(plainSteps.draft, here.as('clerk'), {
      requestId,
      version: 2,
    })
    expect(drafted).toMatchObject({ ok: false, error: { code: 'decision-incomplete' } })
  })
})
