import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { later } from '#core/kit/refusal.ts'
import {
  type FilesTables,
  keepFile,
  openFile as openKept,
  receiveFile,
} from '#modules/files/index.ts'
import type { Actor } from '#platform/action/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { redactor } from '#platform/documents/redact/redactor.ts'
import type { BlobStore } from '#platform/storage/blob-store.ts'
import { handMadePdf, lineAt } from '#testing/documents/hand-made-pdf.ts'
import { holdsText, popplerText } from '#testing/documents/pdf-inside.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { makeRedaction } from './make-redaction.ts'
import { measureFile, viewFilePage } from './redact-file.ts'
import { progressBoard } from './redaction-progress.ts'
import { attachFile, detachFile, listFiles } from './request-files.ts'

const stored = new Map<string, Uint8Array>()
const blobs: BlobStore = {
  put: async (bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    stored.set(hash, bytes)
    return hash
  },
  get: async (hash) => stored.get(hash) ?? null,
  list: async function* () {
    yield* stored.keys()
  },
}
const ports = { blobs, scan: null }
const covering = redactor()

let here: World<RequestsDeps>
let requestId = ''
let fileId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(async () => {
  await covering.close()
  await here?.close()
})
beforeEach(async () => {
  const input = application(here.agencies.bureau.id)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  requestId = made.ok ? made.value.requestId : ''
  const name = '名册.pdf'
  const pages = [lineAt(72, 700, 'ZHANG LIVES HERE') + lineAt(72, 400, 'PHONE 139'), '']
  fileId = await handIn(name, handMadePdf({ pages }))
  const attached = { requestId, fileId, use: 'opinion', title: '名册.pdf' }
  await here.execute(attachFile, here.as('clerk'), attached)
})

async function handIn(name: string, bytes: Uint8Array): Promise<string> {
  const received = await receiveFile(ports, { name, bytes })
  if (!received.ok) throw new Error(received.error.message)
  const entered = { now: '2026-01-15T01:30:00.000Z', by: null }
  return here.db
    .transaction()
    .execute((tx) =>
      keepFile(tx as unknown as Tx<FilesTables>, here.regionId, received.value, entered),
    )
}

const open = (regionId: string, id: string) => openKept(here.db, blobs, regionId, id)
const bytesOf = async (id: string) => (await open(here.regionId, id))?.bytes ?? new Uint8Array()
const attachments = async () => {
  const listed = await here.execute(listFiles, here.as('clerk'), { requestId })
  return listed.ok ? listed.value.files : []
}

/** The telephone is covered by its place, the name by its text. */
const MARKS = {
  areas: [{ page: 1, x: 60, y: 425, width: 200, height: 30, ground: 'deny_internal' }],
  texts: [{ text: 'ZHANG', ground: 'deny_third_party' }],
}
function redact(actor: Actor, changes: object = {}, openFile = open, cover = covering) {
  const given = { requestId, fileId, ...MARKS, ...changes }
  const { execute } = here
  const receive = (file: Parameters<typeof receiveFile>[1]) => receiveFile(ports, file)
  const means = { execute, openFile, receiveFile: receive, redactor: cover, board: progressBoard() }
  return makeRedaction(means, actor, given)
}

it('attaches a file in which nothing covered can be read, and enters what for, not what', async () => {
  const done = await redact(here.as('clerk'))
  if (!done.ok) throw new Error(done.error.message)
  expect(done.value).toMatchObject({ title: '名册（部分公开）', pages: 2, covers: 2, covered: [1] })
  const read = popplerText(await bytesOf(done.value.fileId))
  expect(read).toContain('LIVESHERE')
  expect(read).not.toMatch(/ZHANG|PHONE|139/)
  for (const covered of ['ZHANG', 'PHONE', '139']) {
    expect(holdsText(await bytesOf(fileId), covered)).toBe(true)
    expect(holdsText(await bytesOf(done.value.fileId), covered)).toBe(false)
  }
  expect(await attachments()).toMatchObject([
    { id: fileId, use: 'opinion' },
    { id: done.value.fileId, use: 'answer', title: '名册（部分公开）' },
  ])
  const entry = (await here.audit()).at(-1)
  expect(entry).toMatchObject({
    ...{ action: 'requests.keep-redaction', subjectId: requestId },
    after: {
      ...{ fileId: done.value.fileId, from: fileId, covers: 2 },
      grounds: { deny_internal: 1, deny_third_party: 1 },
    },
  })
  expect(JSON.stringify(entry)).not.toContain('ZHANG')
})

it.each([
  ['no mark', { areas: [], texts: [] }, 'no-marks'],
  ['a ground the law does not have', { texts: [{ text: 'ZHANG', ground: 'x' }] }, 'invalid-input'],
  ['a text that is not there', { texts: [{ text: 'WANG', ground: 'deny_law' }] }, 'text-not-found'],
  [
    'a text that its ground would print',
    { texts: [{ text: '第三方', ground: 'deny_third_party' }] },
    'ground-tells',
  ],
  ['another file', { fileId: '00000000-0000-7000-8000-000000000000' }, 'no-file'],
])('refuses %s, and keeps nothing', async (_what, changes, code) => {
  expect(await redact(here.as('clerk'), changes)).toMatchObject({ ok: false, error: { code } })
  expect(await attachments()).toHaveLength(1)
})

it('refuses what is no PDF in a sentence', async () => {
  const text = await handIn('说明.txt', Buffer.from('只有文字的说明，没有别的内容。'))
  const attached = { requestId, fileId: text, use: 'other', title: '说明' }
  await here.execute(attachFile, here.as('clerk'), attached)
  expect(await redact(here.as('clerk'), { fileId: text })).toMatchObject({
    error: { code: 'not-a-pdf', message: expect.stringContaining('只有 PDF 可以遮盖') },
  })
})

it('keeps nothing of a file that was taken off while it was redacted', async () => {
  const openMeanwhile: typeof open = async (...given) => {
    await here.execute(detachFile, here.as('clerk'), { requestId, fileId })
    return open(...given)
  }
  expect(await redact(here.as('clerk'), {}, openMeanwhile)).toMatchObject({
    ok: false,
    error: { code: 'no-file' },
  })
  expect(await attachments()).toEqual([])
})

it('keeps nothing of a file whose redaction is cut short, nor of one that finds no room', async () => {
  const before = stored.size
  const own = redactor()
  const cut = redact(here.as('clerk'), {}, open, own)
  await new Promise((soon) => setTimeout(soon, 50))
  await own.close()
  expect(await cut).toMatchObject({ error: { code: 'closed' } })
  const full = { ...own, refusesMore: () => later('busy', '正在遮盖的文件太多。') }
  expect(await redact(here.as('clerk'), {}, open, full)).toMatchObject({ error: { code: 'busy' } })
  expect(await attachments()).toHaveLength(1)
  expect(stored.size).toBe(before)
})

it('gives another agency’s clerk, and whoever is no clerk, neither pages nor a redacted file', async () => {
  const key = { requestId, fileId }
  const others = [
    [here.as('clerk', here.agencies.other), 'no-request'],
    [here.as('leader'), 'no-role'],
    [here.as('disclosure-office'), 'no-role'],
  ] as const
  for (const [actor, code] of others) {
    expect(await redact(actor)).toMatchObject({ error: { code } })
    expect(await here.execute(measureFile, actor, key)).toMatchObject({ error: { code } })
    expect(await here.execute(viewFilePage, actor, { ...key, page: 1 })).toMatchObject({
      error: { code },
    })
  }
  expect(await attachments()).toHaveLength(1)
})

it('warns when the name of the file says what is covered in it', async () => {
  const texts = [{ text: 'PHONE', ground: 'deny_third_party' }]
  const named = async (...given: Parameters<typeof open>) => {
    const file = await open(...given)
    return file && { ...file, name: 'PHONE.pdf' }
  }
  const warningsOf = async (openFile = open) => {
    const done = await redact(here.as('clerk'), { areas: [], texts }, openFile)
    return done.ok ? done.value.warnings : [done.error.message]
  }
  expect(await warningsOf()).toEqual([
    '第2页可能是扫描件，按文字遮盖会有遗漏，请逐页查看，需要遮盖的地方用框选。',
  ])
  expect((await warningsOf(named)).at(-1)).toContain('请改名后再发出')
})

it('enters that a page was seen', async () => {
  const key = { requestId, fileId, page: '2' }
  expect(await here.execute(viewFilePage, here.as('clerk'), key)).toMatchObject({ ok: true })
  expect((await here.audit()).at(-1)).toMatchObject({
    ...{ action: 'requests.view-file-page', after: { seen: fileId, page: 2 } },
  })
})
