import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLE_NAMES } from '#core/identity/role.ts'
import type { Actor } from '#platform/action/actor.ts'
import type { AuditLine } from '#platform/action/execute.ts'
import { type World, world } from '#testing/world.ts'
import type { AuditPage, VerdictView } from './audit.contract.ts'
import { auditRoutes } from './audit.routes.ts'

let town: World
let app: FastifyInstance
let actor: Actor

/** A line of the given day; `n` makes it one of many. */
const line = (at: string, n: number, more: Partial<AuditLine> = {}): AuditLine => ({
  ...{ actor: town.as('clerk'), action: 'test.write', title: '填写', at },
  ...{ subject: { kind: 'report', id: String(n), name: `=cmd|'${n}` }, after: { n } },
  ...more,
})

beforeAll(async () => {
  town = await world()
  app = Fastify()
  app.setValidatorCompiler(() => () => true)
  app.decorateRequest('actor', null as unknown as Actor)
  app.addHook('onRequest', async (request) => {
    request.actor = actor
  })
  auditRoutes(app, town.execute)
  const lines = Array.from({ length: 130 }, (_, n) => line('2026-01-10T08:00:00.000Z', n))
  const others = [
    line('2026-01-11T15:59:59.999Z', 200, { action: 'other.read', actor: town.as('leader') }),
    line('2026-01-11T16:00:00.000Z', 201),
  ]
  // In several transactions at once, so that several lanes are used.
  await Promise.all(
    [...lines, ...others].map((each) =>
      town.db.transaction().execute((tx) => town.record(tx, [each])),
    ),
  )
})
afterAll(async () => {
  await app.close()
  await town.close()
})

const get = async (query: string) => {
  actor = town.as('auditor')
  return (await app.inject(`/api/audit/entries?${query}`)).json() as AuditPage
}

describe('the trail', () => {
  it('is read page by page, each entry once, newest first', async () => {
    const ids: string[] = []
    const instants: string[] = []
    let next: string | null = null
    do {
      const before: string = next === null ? '' : `&before=${next}`
      const page: AuditPage = await get(`action=test.&limit=40${before}`)
      ids.push(...page.entries.map(({ id }) => id))
      instants.push(...page.entries.map(({ at }) => at))
      next = page.next
    } while (next !== null)
    expect([ids.length, new Set(ids).size]).toEqual([131, 131])
    expect(new Set(ids.map((id) => id.split('-')[0])).size).toBeGreaterThan(1)
    expect(instants).toEqual(instants.toSorted().reverse())
  })

  it.each([
    ['from=2026-01-11&to=2026-01-11&subjectKind=report', ['200']],
    ['from=2026-01-12&to=2026-01-12&subjectKind=report', ['201']],
    ['actorName=分管&subjectKind=report', ['200']],
    ['action=other.read', ['200']],
    ['subjectId=7&subjectKind=report', ['7']],
    ['subjectId=7&subjectKind=agency', []],
  ])('is searched: %s', async (query, subjects) => {
    expect((await get(query)).entries.map(({ subjectId }) => subjectId)).toEqual(subjects)
  })

  it('notes who searched it and for what, once for all pages of a search', async () => {
    const count = async () =>
      (await town.audit()).filter(({ action }) => action === 'audit.search').length
    const before = await count()
    const { next } = await get('action=test.&limit=5')
    await get(`action=test.&limit=5&before=${next}`)
    expect((await count()) - before).toBe(1)
  })

  it('is exported as a spreadsheet in which nothing is run', async () => {
    actor = town.as('auditor')
    const answer = await app.inject('/api/audit/entries.csv?action=test.')
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.body.startsWith('\ufeff编号,时间')).toBe(true)
    expect(answer.body.trimEnd().split('\r\n')).toHaveLength(132)
    expect(answer.body).toContain(`,'=cmd|'7,`)
    expect(answer.body).not.toMatch(/,=cmd/)
  })

  it('is verified by the auditor', async () => {
    actor = town.as('auditor')
    const verdict = (await app.inject('/api/audit/verdict')).json() as VerdictView
    expect(verdict).toMatchObject({ isWhole: true, faults: [] })
    expect(verdict.anchors).toHaveLength(8)
  })

  it.each(['', '?from=yesterday', '?before=1'])(
    'refuses nonsense with a sentence: %s',
    async (query) => {
      actor = town.as('auditor')
      const answer = await app.inject(`/api/audit/entries${query}`)
      expect(answer.statusCode).toBe(query === '' ? 200 : 400)
    },
  )

  it.each(ROLE_NAMES)('for a %s', async (role) => {
    actor = town.as(role)
    for (const path of ['entries', 'entries.csv', 'verdict']) {
      const { statusCode } = await app.inject(`/api/audit/${path}`)
      expect(statusCode, path).toBe(role === 'auditor' ? 200 : 403)
    }
  })
})
