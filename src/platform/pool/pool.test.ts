import { afterEach, expect, it } from 'vitest'
import type { Chore } from '#testing/pool/thread.ts'
import { inOrder } from './in-order.ts'
import { Pool, type PoolOptions } from './pool.ts'

const THREAD = new URL('../../testing/pool/thread.ts', import.meta.url)
const open: Pool<Chore, number>[] = []

function pool(options: Partial<PoolOptions> = {}): Pool<Chore, number> {
  const made = new Pool<Chore, number>(THREAD, {
    size: 2,
    taskTimeoutMs: 20_000,
    memoryLimitMb: 64,
    ...options,
  })
  open.push(made)
  return made
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

const answer = (value: number, afterMs = 0): Chore => ({ do: 'answer', value, afterMs })

it('yields the answers in the order of the tasks, whichever is done first', async () => {
  const workers = pool()
  const delays = [60, 0, 30, 0, 10, 0, 0, 20]
  const tasks = delays.map((delay, index) => answer(index, delay))
  const seen: unknown[] = []
  for await (const result of inOrder(tasks, 4, (task) => workers.run(task))) seen.push(result)
  expect(seen).toEqual(tasks.map((_, index) => ({ ok: true, value: index })))
})

it('starts no more tasks than the window while the first is slow', async () => {
  const started: number[] = []
  const releases: (() => void)[] = []
  const answers = inOrder([0, 1, 2, 3, 4, 5], 3, (item) => {
    started.push(item)
    return new Promise<number>((done) => releases.push(() => done(item)))
  })
  const first = answers.next()
  await Promise.resolve()
  expect(started).toEqual([0, 1, 2])
  for (const release of releases.splice(0)) release()
  expect(await first).toEqual({ done: false, value: 0 })
  const second = answers.next()
  await Promise.resolve()
  expect(started).toEqual([0, 1, 2, 3])
  expect(await second).toEqual({ done: false, value: 1 })
})

it.each([
  ['throw', 'threw'],
  ['exit', 'crashed'],
  ['crash', 'crashed'],
  ['eat-memory', 'out-of-memory'],
] as const)('%s fails that task only', async (chore, code) => {
  const workers = pool({ size: 1 })
  const results = await Promise.all([
    workers.run(answer(1)),
    workers.run({ do: chore }),
    workers.run(answer(2)),
  ])
  expect(results[0]).toEqual({ ok: true, value: 1 })
  expect(results[1]).toMatchObject({ ok: false, error: { code } })
  expect(results[2]).toEqual({ ok: true, value: 2 })
})

it('stops a task that takes too long and goes on with the next', async () => {
  const workers = pool({ size: 1, taskTimeoutMs: 1_500 })
  const hanging = workers.run({ do: 'hang' })
  const next = workers.run(answer(7))
  expect(await hanging).toMatchObject({ ok: false, error: { code: 'timeout' } })
  expect(await next).toEqual({ ok: true, value: 7 })
})

it('keeps what a thread prints out of the answers', async () => {
  expect(await pool().run({ do: 'print' })).toEqual({ ok: true, value: 0 })
})

it('passes on what a thread notes, each to its own task, and counts its tasks', async () => {
  const workers = pool({ size: 1 })
  const heard: Record<string, unknown[]> = { one: [], two: [] }
  const one = workers.run({ do: 'note', notes: 3 }, (note) => heard.one?.push(note))
  const two = workers.run({ do: 'note', notes: 1 }, (note) => heard.two?.push(note))
  expect(workers.load).toBe(2)
  expect(await Promise.all([one, two])).toEqual([
    { ok: true, value: 3 },
    { ok: true, value: 1 },
  ])
  expect(heard).toEqual({ one: [1, 2, 3], two: [1] })
  expect(workers.load).toBe(0)
})

it('fails every task when the thread cannot start, and ends', async () => {
  const missing = new Pool<Chore, number>(new URL('./no-such-thread.ts', import.meta.url), {
    size: 2,
    taskTimeoutMs: 20_000,
    memoryLimitMb: 64,
  })
  const results = await Promise.all([1, 2, 3].map((value) => missing.run(answer(value))))
  expect(results.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
    'crashed',
    'crashed',
    'crashed',
  ])
})

it('fails waiting and running tasks when it is closed', async () => {
  const workers = pool({ size: 1 })
  const running = workers.run({ do: 'hang' })
  const waiting = workers.run(answer(1))
  await workers.close()
  expect(await running).toMatchObject({ ok: false, error: { code: 'closed' } })
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'closed' } })
  expect(await workers.run(answer(2))).toMatchObject({ ok: false, error: { code: 'closed' } })
})
