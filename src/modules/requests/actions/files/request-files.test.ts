import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, plantFile, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { attachFile, detachFile, fileOfRequest, listFiles } from './request-files.ts'

const deps = requestsTestDeps()
let here: World<RequestsDeps>
let requestId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(deps)
}, 60_000)
afterAll(() => here?.close())
beforeEach(async () => {
  const input = application(here.agencies.bureau.id)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  requestId = made.ok ? made.value.requestId : ''
})

async function attach(use: string) {
  const fileId = await plantFile(here)
  const input = { requestId, fileId, use, title: '材料' }
  return { fileId, done: await here.execute(attachFile, here.as('clerk'), input), input }
}

it('is attached once, listed, taken with an entry, and taken off', async () => {
  const { fileId, done, input } = await attach('answer')
  expect(done).toMatchObject({ ok: true })
  expect(await here.execute(attachFile, here.as('clerk'), input)).toMatchObject({
    error: { code: 'attached' },
  })
  const key = { requestId, fileId }
  expect(await here.execute(fileOfRequest, here.as('leader'), key)).toMatchObject({ ok: true })
  const entry = (await here.audit()).at(-1)
  expect(entry).toMatchObject({ action: 'requests.download-file', subjectId: requestId })
  await here.execute(detachFile, here.as('clerk'), key)
  expect(await here.execute(fileOfRequest, here.as('leader'), key)).toMatchObject({
    error: { code: 'no-file' },
  })
})

it.each([
  ['identity', false],
  ['application', false],
  ['opinion', false],
  ['answer', true],
])('of use %s is opened by the office: %s', async (use, mayOpen) => {
  const { fileId } = await attach(use)
  const office = here.as('disclosure-office')
  expect(await here.execute(listFiles, office, { requestId })).toMatchObject({
    value: { files: [{ id: fileId, use, mayOpen }] },
  })
  expect((await here.execute(fileOfRequest, office, { requestId, fileId })).ok).toBe(mayOpen)
  const key = { requestId, fileId }
  expect((await here.execute(fileOfRequest, here.as('clerk'), key)).ok).toBe(true)
})

it('is neither seen, added nor taken off by another agency', async () => {
  const { fileId, input } = await attach('answer')
  const stranger = here.as('clerk', here.agencies.other)
  for (const action of [attachFile, detachFile, listFiles, fileOfRequest]) {
    expect(
      await here.execute(action as typeof attachFile, stranger, { ...input, fileId }),
    ).toMatchObject({
      error: { code: 'no-request' },
    })
  }
})

it('comes with the application, or the application is not entered', async () => {
  const fileId = await plantFile(here)
  const files = [{ fileId, use: 'identity' as const, title: '身份证复印件' }]
  const entered = async (changes: object) => {
    const input = application(here.agencies.bureau.id, { files, ...changes })
    return here.execute(registerRequest, here.as('clerk'), input)
  }
  const made = await entered({})
  const id = made.ok ? made.value.requestId : ''
  expect(await here.execute(listFiles, here.as('clerk'), { requestId: id })).toMatchObject({
    value: { files: [{ id: fileId, use: 'identity', title: '身份证复印件' }] },
  })
  const mayAttach = vi.spyOn(deps.requests.files, 'mayAttach').mockResolvedValue(false)
  const before = await count()
  expect(await entered({})).toMatchObject({ error: { code: 'no-file' } })
  expect(await count()).toEqual(before)
  mayAttach.mockRestore()
})

async function count(): Promise<unknown> {
  const [row] = await here.query('select count(*) as n from disclosure_request', [])
  return row
}
