import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocument } from '#platform/documents/index.ts'
import { unzip } from '#testing/unzip.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, CONTACT, plantFile, requestsTestDeps } from '../../testing.ts'
import { attachFile } from '../files/request-files.ts'
import { registerRequest } from '../intake/register-request.ts'
import { composeRequestLetter } from '../letters/compose-letter.ts'
import { issueRequestLetter } from '../letters/issue-letter.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { archiveContents } from './archive-contents.ts'
import { packArchive } from './pack-archive.ts'

let here: World<RequestsDeps>
let requestId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  const clerk = here.as('clerk')
  const made = await here.execute(registerRequest, clerk, application(here.agencies.bureau.id))
  requestId = made.ok ? made.value.requestId : ''
  for (const kind of ['receipt', 'review-sheet']) {
    const letter = { requestId, kind, facts: { ...CONTACT, proposal: '公开' } }
    const composed = await here.execute(composeRequestLetter, clerk, letter)
    const letterId = composed.ok ? composed.value.id : ''
    if (kind === 'receipt') {
      await here.execute(issueRequestLetter, clerk, { requestId, letterId })
    }
  }
  for (const title of ['身份证复印件', '../丢失的']) {
    const fileId = await plantFile(here)
    await here.execute(attachFile, clerk, { requestId, fileId, use: 'identity', title })
  }
}, 60_000)
afterAll(() => here?.close())

async function contents() {
  const found = await here.execute(archiveContents, here.as('clerk'), { requestId })
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

describe('the archive of a request', () => {
  it('holds index, issued letters, attachments, course and hashes that are true', async () => {
    let asked = 0
    const open = async () => {
      asked += 1
      const bytes = new TextEncoder().encode('%PDF-1.7')
      return asked === 1 ? { name: '扫描.pdf', mediaType: 'application/pdf', bytes } : null
    }
    const files = unzip(await packArchive(await contents(), { open, fonts: 'none' }))
    expect([...files.keys()]).toEqual([
      ...['归档目录.pdf', '申请/政府信息公开申请表.pdf', '文书/01 政府信息公开申请登记表.pdf'],
      ...['文书/02 政府信息公开申请接收回执.pdf', '附件/01 身份证复印件.pdf'],
      ...['办理过程.csv', '办理过程.json', '校验值.sha256'],
    ])
    const text = (path: string) => new TextDecoder().decode(files.get(path))
    for (const line of text('校验值.sha256').trim().split('\n')) {
      const [hash, path = ''] = line.split('  ')
      const bytes = files.get(path) ?? new Uint8Array()
      expect([path, createHash('sha256').update(bytes).digest('hex')]).toEqual([path, hash])
    }
    expect(JSON.parse(text('办理过程.json')).events).toMatchObject([{ step: 'register' }])
    expect(text('办理过程.csv')).toContain('登记申请')
    const index = await readDocument(files.get('归档目录.pdf') ?? new Uint8Array(), 'a.pdf')
    const said = JSON.stringify(index).replace(/\s/g, '')
    for (const part of ['政府信息公开申请接收回执', '身份证复印件', '文件缺失', '柳青山']) {
      expect(said).toContain(part)
    }
  })

  it('is taken by nobody but its agency, each time with an entry', async () => {
    await contents()
    expect((await here.audit()).at(-1)).toMatchObject({ action: 'requests.archive-package' })
    const strangers = [here.as('disclosure-office'), here.as('clerk', here.agencies.other)]
    for (const stranger of strangers) {
      expect((await here.execute(archiveContents, stranger, { requestId })).ok).toBe(false)
    }
  })

  it('is put away once it is closed, for as long as is said', async () => {
    const clerk = here.as('clerk')
    const step = { requestId, retention: '30-years' }
    const tooEarly = await here.execute(plainSteps.archive, clerk, { ...step, version: 1 })
    expect(tooEarly).toMatchObject({ error: { code: 'wrong-state' } })
    await here.execute(plainSteps.withdraw, clerk, { requestId, version: 1, note: '撤回' })
    const unsaid = await here.execute(plainSteps.archive, clerk, { requestId, version: 2 })
    expect(unsaid.ok).toBe(false)
    const done = await here.execute(plainSteps.archive, clerk, { ...step, version: 2 })
    expect(done).toMatchObject({ value: { state: 'archived' } })
    expect((await contents()).facts.retention).toBe('30年')
  })
})
