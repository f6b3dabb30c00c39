import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { CONTACT, clerkOf, completed, plantFile, requestsTestDeps } from '../../testing.ts'
import { archiveContents } from '../archive/archive-contents.ts'
import { packArchive } from '../archive/pack-archive.ts'
import { readAnswerFile } from '../citizens/read-answer.ts'
import { trackRequest } from '../citizens/track.ts'
import { decideMatter } from '../decisions/decide-matter.ts'
import { composeRequestLetter } from '../letters/compose-letter.ts'
import { serveStep } from '../serve/serve-step.ts'
import { consultationSteps } from '../steps/consultation-steps.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { keepRedaction, redactFile } from './redact-file.ts'
import { attachFile, detachFile, listFiles } from './request-files.ts'

let here: World<RequestsDeps>
let requestId = ''
let proof = { number: '', proof: '' }
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
const { register, show } = clerkOf(() => here)
beforeEach(async () => {
  const made = await register()
  requestId = made.requestId
  proof = { number: made.number, proof: made.queryCode }
})

type Action = Parameters<typeof here.execute>[0]
async function take(action: Action, role: Role = 'clerk', more: object = {}) {
  const { version } = await show(requestId)
  return here.execute(action, here.as(role), { requestId, version, ...more })
}
async function taken(...given: Parameters<typeof take>) {
  const done = await take(...given)
  if (!done.ok) throw new Error(done.error.message)
}
const attach = async (use = 'answer', title = '名册.pdf') => {
  const fileId = await plantFile(here)
  return { fileId, done: await take(attachFile, 'clerk', { fileId, use, title }) }
}
const listed = async () => {
  const found = await here.execute(listFiles, here.as('clerk'), { requestId })
  return found.ok ? found.value.files : []
}
const given = async () => {
  const seen = await here.execute(trackRequest, here.nobody, proof)
  return seen.ok ? (seen.value.answer?.files ?? []) : []
}

async function writeAnswer() {
  await taken(decideMatter, 'clerk', { position: 1, ...completed('provide') })
  await taken(composeRequestLetter, 'clerk', { kind: 'answer', facts: CONTACT })
}
/** From the desk of the clerk to the archive: each step with the state it leads to. */
const COURSE: readonly [Action, Role, string, object?][] = [
  [plainSteps.draft, 'clerk', 'drafted'],
  [plainSteps.review, 'reviewer', 'reviewed'],
  [plainSteps.approve, 'leader', 'approved'],
  [plainSteps.issue, 'clerk', 'decided'],
  [serveStep, 'clerk', 'served', { way: 'post', proof: 'XA1' }],
  [plainSteps.close, 'clerk', 'closed'],
  [plainSteps.archive, 'clerk', 'archived', { retention: '10-years' }],
]
async function goTo(last: string) {
  for (const [action, role, state, more] of COURSE) {
    await taken(action, role, more)
    if (state === last) return
  }
}

const redaction = async (from: string) => {
  const sha256 = randomBytes(32).toString('hex')
  const received = { sha256, size: 3, media_type: 'application/pdf', name: 'x.pdf', scan: 'clean' }
  return take(keepRedaction, 'clerk', {
    ...{ fileId: from, received, grounds: {} },
    report: { pages: 1, covers: 1, covered: [], warnings: [] },
  })
}

describe('what is given out', () => {
  it('changes while the request is dealt with, and in no state after', async () => {
    const { fileId } = await attach()
    await writeAnswer()
    for (const [action, role, state, more] of COURSE) {
      await taken(action, role, more)
      const code = state === 'archived' ? 'archived' : 'given-fixed'
      const refused = { error: { code, message: expect.stringMatching(/退回修改|重新办理/) } }
      expect((await attach()).done).toMatchObject(refused)
      expect(await take(detachFile, 'clerk', { fileId })).toMatchObject(refused)
      const marks = { fileId, areas: [], texts: [{ text: '张', ground: 'deny_law' }] }
      expect(await take(redactFile, 'clerk', marks)).toMatchObject(refused)
      expect(await redaction(fileId)).toMatchObject(refused)
      if (state !== 'archived') expect((await attach('proof')).done).toMatchObject({ ok: true })
    }
  })

  it('is what was signed: all its applicant is shown, once it is served', async () => {
    const { fileId } = await attach()
    await writeAnswer()
    await goTo('decided')
    expect(await listed()).toMatchObject([{ id: fileId, given: 'will' }])
    expect(await given()).toEqual([])
    await taken(serveStep, 'clerk', { way: 'post', proof: 'XA1' })
    await smuggle()
    expect(await given()).toEqual([{ id: fileId, title: '名册.pdf' }])
    expect((await listed()).map((file) => file.given)).toEqual(['done', null])
    const [, other] = await listed()
    const wanted = { ...proof, fileId: other?.id ?? '' }
    expect((await here.execute(readAnswerFile, here.nobody, wanted)).ok).toBe(false)
  })

  it('is not sent out when it is other than what was signed', async () => {
    await writeAnswer()
    await goTo('approved')
    await smuggle()
    expect(await take(plainSteps.issue)).toMatchObject({ error: { code: 'files-not-approved' } })
  })

  it('is signed under a mark, so that the list of the approval cannot be another', async () => {
    await writeAnswer()
    await goTo('approved')
    const id = await smuggle()
    await here.query('alter table request_event disable trigger user', [])
    await here.query(
      `update request_event set facts = jsonb_set(facts::jsonb, '{fileIds}', $1::jsonb)
        where request_id = $2 and step = 'approve'`,
      [JSON.stringify([id]), requestId],
    )
    await here.query('alter table request_event enable trigger user', [])
    expect(await take(plainSteps.issue)).toMatchObject({ error: { code: 'letter-not-approved' } })
  })

  it('stays with the request when it is not given out again', async () => {
    const { fileId } = await attach()
    await writeAnswer()
    await goTo('served')
    await taken(plainSteps.reopen, 'clerk', { note: '答复有误' })
    expect(await listed()).toMatchObject([{ id: fileId, given: 'will' }])
    await taken(detachFile, 'clerk', { fileId })
    expect(await listed()).toMatchObject([
      { id: fileId, use: 'other', title: '名册（已随此前的答复提供）', given: null },
    ])
    expect(await take(detachFile, 'clerk', { fileId })).toMatchObject({
      error: { code: 'was-given' },
    })
  })

  it('is of each source the newest redaction, the older told apart', async () => {
    const { fileId } = await attach('other')
    const another = await attach('other')
    for (const from of [fileId, fileId, fileId, another.fileId]) {
      expect(await redaction(from)).toMatchObject({ ok: true })
    }
    expect((await listed()).map(({ title, given: as }) => [title, as]).slice(2)).toEqual([
      ['名册（部分公开）（已由新的一份代替）', null],
      ['名册（部分公开）（已由新的一份代替2）', null],
      ['名册（部分公开）', 'will'],
      ['名册（部分公开2）', 'will'],
    ])
  })

  it('is neither the source that was to be given out uncovered, nor what was covered once more', async () => {
    const { fileId } = await attach('answer')
    await redaction(fileId)
    const first = (await listed()).find(({ given: as }) => as === 'will')
    expect(first?.title).toBe('名册（部分公开）')
    await redaction(first?.id ?? '')
    await redaction(fileId)
    expect((await listed()).filter(({ given: as }) => as === 'will')).toHaveLength(1)
  })

  it('is not handed in with the application', async () => {
    const files = [{ fileId: await plantFile(here), use: 'answer' as const, title: '名册' }]
    await expect(register({ files })).rejects.toThrow('在办理中添加')
  })
})

describe('the archive', () => {
  const files = async () => {
    const found = await here.execute(archiveContents, here.as('clerk'), { requestId })
    if (!found.ok) throw new Error(found.error.message)
    const bytes = await packArchive(found.value, { open: async () => null, fonts: 'none' })
    return new TextDecoder().decode(bytes)
  }

  it('is made in every state, of a request without attachments', async () => {
    await here.query('delete from request_file where request_id = $1', [requestId])
    expect(await files()).toContain('申请/政府信息公开申请表.pdf')
    await writeAnswer()
    for (const [action, role, , more] of COURSE) {
      await taken(action, role, more)
      expect(await files()).toContain('申请/政府信息公开申请表.pdf')
    }
  }, 60_000)

  it.each([
    ['not confirmed', { channel: 'ordinary-mail' as const, receivedOn: null }, null, {}],
    ['waited for', {}, plainSteps['ask-reasons'], { note: '频次高' }],
    ['withdrawn', {}, plainSteps.withdraw, { note: '来电撤回' }],
  ])('is made of one that is %s', async (_what, changes, action, more) => {
    requestId = (await register(changes)).requestId
    if (action) await taken(action, 'clerk', more)
    expect(await files()).toContain('申请/政府信息公开申请表.pdf')
  })
})

it('a third party is given no fewer days than the law gives', async () => {
  const asked = { consulted: 'third-party', party: { name: '甲公司', address: '', contact: '' } }
  const consult = (dueOn: string) => take(consultationSteps.consult, 'clerk', { ...asked, dueOn })
  expect(await consult('2026-01-16')).toMatchObject({
    error: { code: 'due-too-early', fields: { dueOn: expect.stringContaining('第三十二条') } },
  })
  expect(await consult('2026-03-02')).toMatchObject({ ok: true })
})

/** As no action does it: past the rules, straight into the table. */
async function smuggle(): Promise<string> {
  const id = await plantFile(here)
  await here.query(
    `insert into request_file (region_id, request_id, file_id, use, title, added_at)
      values ($1, $2, $3, 'answer', '夹带', now())`,
    [here.regionId, requestId, id],
  )
  return id
}
