import { Type } from 'typebox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { type World, world } from './world.ts'

type Deps = { readonly greeting: string }

const greet = defineAction({
  name: 'test.greet',
  title: '问候',
  input: Type.Object({ name: Type.String() }),
  output: Type.Object({ text: Type.String() }),
  audience: ['clerk'],
  load: async () => ok(null),
  may: () => null,
  run: async ({ deps }: { deps: Deps }, _, { name }) =>
    ok({
      output: { text: `${deps.greeting}${name}` },
      audit: { subject: { kind: 'greeting', id: '1', name }, after: { name } },
    }),
})

let town: World<Deps>
beforeAll(async () => {
  town = await world({ greeting: '您好，' })
})
afterAll(() => town.close())

it('runs an action with its own and the given things, and leaves an entry', async () => {
  const done = await town.execute(greet, town.as('clerk'), { name: '张三' })
  expect(done).toEqual({ ok: true, value: { text: '您好，张三' } })
  expect((await town.audit()).at(-1)).toMatchObject({
    ...{ action: 'test.greet', actorName: '经办人员甲', after: { name: '张三' } },
    at: '2026-01-15T01:30:00.000Z',
  })
})

it('lets nobody in who does not hold the role', async () => {
  expect(await town.execute(greet, town.as('leader'), { name: '张三' })).toMatchObject({
    ok: false,
  })
  expect(await town.execute(greet, town.nobody, { name: '张三' })).toMatchObject({
    error: { code: 'not-signed-in' },
  })
})

it('has real people, each with an account of their own', async () => {
  const second = await town.person('clerk-2', '王小明', 'clerk', town.agencies.township)
  const rows = await town.query('select id from account where id = $1', [second.actor.id])
  expect(rows).toHaveLength(1)
  expect(second.actor.id).not.toBe(town.as('clerk').id)
})
