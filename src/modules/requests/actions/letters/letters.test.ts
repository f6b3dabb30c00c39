import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import type { DecisionKind } from '#core/requests/decision-kinds.ts'
import { readDocument } from '#platform/documents/index.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { findLetter } from '../../store/letters.ts'
import { application, CONTACT, completed, requestsTestDeps } from '../../testing.ts'
import { decideMatter } from '../decisions/decide-matter.ts'
import { registerRequest } from '../intake/register-request.ts'
import { showRequest } from '../reading/show-request.ts'
import { serveLetter } from '../serve/serve-letter.ts'
import { serveStep } from '../serve/serve-step.ts'
import { consultationSteps } from '../steps/consultation-steps.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { supplementSteps } from '../steps/supplement-steps.ts'
import { composeRequestLetter } from './compose-letter.ts'
import { discardLetter, issueRequestLetter } from './issue-letter.ts'
import { openContent, sealedContent } from './letter-content.ts'
import { letterForFile, listLetters, showLetter } from './read-letters.ts'
import { writeLetter } from './write-letter.ts'

const deps = requestsTestDeps()
let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(deps)
}, 60_000)
afterAll(() => here?.close())

type Changes = Parameters<typeof application>[1]

async function register(changes: Changes = {}) {
  const input = application(here.agencies.bureau.id, changes)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  if (!made.ok) throw new Error(made.error.message)
  return made.value.requestId
}

async function versionOf(requestId: string) {
  const shown = await here.execute(showRequest, here.as('clerk'), { requestId })
  return shown.ok ? shown.value.version : 0
}

async function decide(requestId: string, ...kinds: DecisionKind[]) {
  for (const [index, kind] of kinds.entries()) {
    const version = await versionOf(requestId)
    const input = { requestId, version, position: index + 1, ...completed(kind) }
    const made = await here.execute(decideMatter, here.as('clerk'), input)
    if (!made.ok) throw new Error(made.error.message)
  }
}

async function compose(requestId: string, kind = 'answer', given: object = {}) {
  const input = { requestId, version: await versionOf(requestId), kind, facts: CONTACT, ...given }
  return here.execute(composeRequestLetter, here.as('clerk'), input)
}

async function discard(requestId: string, letterId: string) {
  const input = { requestId, version: await versionOf(requestId), letterId }
  return here.execute(discardLetter, here.as('clerk'), input)
}

type Steps = Pick<typeof plainSteps, 'draft' | 'review' | 'return-draft' | 'approve' | 'issue'> &
  Pick<typeof plainSteps, 'recall' | 'reopen' | 'lapse-supplement'>

async function step(requestId: string, name: keyof Steps, role: Role, given: object = {}) {
  const input = { requestId, version: await versionOf(requestId), ...given }
  return here.execute(plainSteps[name], here.as(role), input)
}

async function serve(requestId: string, given: object) {
  const input = { requestId, version: await versionOf(requestId), ...given }
  return here.execute(serveStep, here.as('clerk'), input)
}

async function approved(...kinds: DecisionKind[]) {
  const requestId = await register(
    kinds.length > 1 ? { matters: kinds.map((kind) => `关于${kind}`) } : {},
  )
  await decide(requestId, ...kinds)
  const made = await compose(requestId)
  if (!made.ok) throw new Error(made.error.message)
  await throughDesks(requestId)
  return { requestId, letterId: made.value.id }
}

async function throughDesks(requestId: string) {
  for (const [name, role] of [
    ['draft', 'clerk'],
    ['review', 'reviewer'],
    ['approve', 'leader'],
  ] as const) {
    expect(await step(requestId, name, role)).toMatchObject({ ok: true })
  }
}

/** Answered, served and, after a reconsideration, to be dealt with anew. */
async function reopened(...kinds: DecisionKind[]) {
  const { requestId, letterId } = await approved(...kinds)
  await step(requestId, 'issue', 'clerk')
  await serve(requestId, { way: 'direct', proof: '签收' })
  await step(requestId, 'reopen', 'clerk', { note: '复议决定责令重新答复' })
  return { requestId, letterId }
}

async function list(requestId: string) {
  const listed = await here.execute(listLetters, here.as('clerk'), { requestId })
  return listed.ok ? listed.value.letters : []
}

describe('the answer to a request', () => {
  it('is composed from decision, agency and applicant, without a number', async () => {
    const requestId = await register()
    expect(await compose(requestId)).toMatchObject({ error: { code: 'no-decision' } })
    await decide(requestId, 'not_exist')
    const made = await compose(requestId)
    expect(made).toMatchObject({
      value: { kind: 'answer-not-exist', number: '', isAnswer: true, isCurrent: true },
    })
    const content = made.ok ? made.value.content : null
    expect(content).toMatchObject({ salutation: '柳青山：', agency: '安澜县教育局' })
    expect(content?.documentNumber).toContain('公复〔2026〕×号')
    expect(content?.remedyParagraphs[0]).toContain('安澜县人民政府')
  })

  it('says which facts it lacks', async () => {
    const requestId = await register()
    await decide(requestId, 'provide')
    const made = await compose(requestId, 'answer', { facts: {} })
    expect(made).toMatchObject({
      error: { code: 'letter-incomplete', fields: { contactPhone: expect.any(String) } },
    })
  })

  it('is one letter, also after it was composed anew and for several matters', async () => {
    const requestId = await register({ matters: ['项目清单', '评审记录'] })
    await decide(requestId, 'provide', 'deny_process')
    const seen = await versionOf(requestId)
    const [first, second] = [await compose(requestId), await compose(requestId)]
    const stale = await compose(requestId, 'answer', { version: seen })
    expect(stale).toMatchObject({ error: { code: 'changed-since' } })
    expect(first).toMatchObject({ value: { kind: 'answer-several' } })
    expect(second.ok && first.ok && second.value.id === first.value.id).toBe(true)
    expect(await list(requestId)).toHaveLength(1)
  })

  it('lies sealed, and only the agency reads it, each time with an entry', async () => {
    const { requestId, letterId } = await approved('provide')
    const rows = await here.query<{ content: string }>(
      `select encode(content, 'escape') as content from request_letter where id = '${letterId}'`,
    )
    expect(rows[0]?.content).not.toMatch(/柳青山|salutation/)
    const key = { requestId, letterId }
    expect(await here.execute(showLetter, here.as('clerk'), key)).toMatchObject({ ok: true })
    const entry = (await here.audit()).findLast(({ action }) => action === 'requests.show-letter')
    expect(entry).toMatchObject({ subjectId: requestId })
    const others = [here.as('disclosure-office'), here.as('clerk', here.agencies.other)]
    for (const other of others) {
      const refused = { error: { code: expect.stringMatching(/^no-(?:role|letter)$/) } }
      expect(await here.execute(showLetter, other, key)).toMatchObject(refused)
      const file = { ...key, format: 'pdf' }
      expect(await here.execute(letterForFile, other, file)).toMatchObject(refused)
    }
    const heads = await here.execute(listLetters, here.as('disclosure-office'), { requestId })
    expect(JSON.stringify(heads)).not.toContain('柳青山')
  })
})

describe('issuing', () => {
  it('needs a letter from the first desk on', async () => {
    const requestId = await register()
    await decide(requestId, 'provide')
    expect(await step(requestId, 'draft', 'clerk')).toMatchObject({ error: { code: 'no-letter' } })
    expect(await compose(requestId)).toMatchObject({ ok: true })
    await throughDesks(requestId)
    expect(await step(requestId, 'issue', 'clerk')).toMatchObject({ ok: true })
  })

  it.each(['drafted', 'reviewed', 'approved'])('finds the letter as it was %s', async (state) => {
    const { requestId, letterId } = await approved('deny_process')
    await here.query(`update disclosure_request set state = $1 where id = $2`, [state, requestId])
    const refused = { error: { code: 'wrong-state' } }
    expect(await compose(requestId)).toMatchObject(refused)
    expect(await discard(requestId, letterId)).toMatchObject(refused)
    expect(await list(requestId)).toHaveLength(1)
  })

  it('refuses a letter that is not the one that was signed', async () => {
    const { requestId, letterId } = await approved('deny_process')
    const key = { regionId: here.regionId, requestId }
    const letter = await findLetter(here.db as never, key, letterId)
    if (!letter) throw new Error('no letter')
    const content = openContent(deps, letter)
    const exchanged = { ...content, facts: { ...content.facts, contactName: '另一处' } }
    await here.query(`update request_letter set content = $1 where id = $2`, [
      ...[sealedContent(deps, letterId, exchanged), letterId],
    ])
    expect(await step(requestId, 'issue', 'clerk')).toMatchObject({
      error: { code: 'letter-not-approved' },
    })
  })

  it('takes the letter that was signed once more after it was recalled', async () => {
    const { requestId } = await approved('deny_process')
    await step(requestId, 'issue', 'clerk')
    await step(requestId, 'recall', 'clerk', { note: '附件有误' })
    expect(await step(requestId, 'issue', 'clerk')).toMatchObject({ ok: true })
  })

  it('passes every desk also when the request is dealt with anew', async () => {
    const { requestId } = await reopened('deny_process')
    await decide(requestId, 'provide')
    const made = await compose(requestId)
    const key = { requestId, letterId: made.ok ? made.value.id : '' }
    expect(await here.execute(issueRequestLetter, here.as('clerk'), key)).toMatchObject({
      error: { code: 'answer-by-step' },
    })
    await throughDesks(requestId)
    expect(await step(requestId, 'issue', 'clerk')).toMatchObject({ ok: true })
  })

  it('gives numbers without gaps, also where an issue was refused or recalled', async () => {
    const serialOf = async (requestId: string) =>
      Number((await list(requestId))[0]?.number.match(/(\d+)号$/)?.[1])
    const first = await approved('provide')
    const second = await approved('not_exist')
    expect(await step(first.requestId, 'issue', 'clerk', { on: '2026-01-16' })).toMatchObject({
      error: { code: 'future' },
    })
    await step(second.requestId, 'issue', 'clerk')
    await step(second.requestId, 'recall', 'clerk', { note: '附件有误' })
    await step(first.requestId, 'issue', 'clerk')
    await step(second.requestId, 'issue', 'clerk')
    expect(await serialOf(first.requestId)).toBe((await serialOf(second.requestId)) + 1)
  })

  it('refuses a letter that tells another decision than the one approved', async () => {
    const { requestId } = await approved('provide')
    await step(requestId, 'return-draft', 'leader', { note: '再查' })
    await decide(requestId, 'not_exist')
    await throughDesks(requestId)
    expect(await step(requestId, 'issue', 'clerk')).toMatchObject({
      error: { code: 'letter-outdated' },
    })
  })
})

describe('serving', () => {
  it('needs an issued letter and a proof, and ends recalling', async () => {
    const { requestId } = await approved('provide')
    expect(await serve(requestId, { way: 'post', proof: 'XA123' })).toMatchObject({
      error: { code: 'wrong-state' },
    })
    await step(requestId, 'issue', 'clerk')
    const fault = { error: { code: 'proof-needed', fields: { proof: expect.any(String) } } }
    expect(await serve(requestId, { way: 'post' })).toMatchObject(fault)
    expect(await serve(requestId, { way: 'post', proof: 'XA123' })).toMatchObject({
      value: { state: 'served' },
    })
    expect((await list(requestId))[0]).toMatchObject({
      ...{ servedOn: '2026-01-15', servedWay: 'post', proof: 'XA123' },
    })
    const recalled = await step(requestId, 'recall', 'clerk', { note: '有误' })
    expect(recalled).toMatchObject({ error: { code: 'wrong-state' } })
  })

  it('electronically mails the letter, without naming the applicant in the open', async () => {
    const { requestId } = await approved('provide')
    await step(requestId, 'issue', 'clerk')
    const before = deps.mails.length
    expect(await serve(requestId, { way: 'electronic' })).toMatchObject({ ok: true })
    const [mail] = deps.mails.slice(before)
    expect(mail).toMatchObject({ to: { address: 'liu@example.com' } })
    expect(mail?.body).toMatch(/公复〔2026〕\d+号[\s\S]*申请行政复议/)
    expect(mail?.body).not.toContain('柳青山')
    expect(await list(requestId)).toMatchObject([
      { proof: '平台发往申请人电子邮箱的邮件（2026-01-15 09:30 列入发送）' },
    ])
  })

  it('electronically is refused without an address', async () => {
    const applicant = { ...application('').applicant, email: '' }
    const requestId = await register({ applicant, delivery: 'pickup' })
    const made = await compose(requestId, 'receipt')
    const letterId = made.ok ? made.value.id : ''
    await here.execute(issueRequestLetter, here.as('clerk'), { requestId, letterId })
    const input = { requestId, letterId, way: 'electronic' }
    expect(await here.execute(serveLetter, here.as('clerk'), input)).toMatchObject({
      error: { code: 'no-address' },
    })
  })
})

describe('other letters', () => {
  it('tell what the steps said, are issued under their own numbers and served', async () => {
    const requestId = await register()
    const asked = { requestId, version: 1, items: ['所需信息的年份'], dueOn: '2026-02-02' }
    await here.execute(supplementSteps['ask-supplement'], here.as('clerk'), asked)
    const made = await compose(requestId, 'supplement')
    const content = made.ok ? made.value.content : null
    expect(JSON.stringify(content?.paragraphs)).toMatch(/所需信息的年份.*2026年2月2日/)
    const letterId = made.ok ? made.value.id : ''
    const key = { requestId, letterId }
    const issued = await here.execute(issueRequestLetter, here.as('clerk'), key)
    expect(issued).toMatchObject({ value: { number: expect.stringMatching(/补〔2026〕1号$/) } })
    expect(await discard(requestId, letterId)).toMatchObject({ error: { code: 'letter-issued' } })
    const served = { ...key, way: 'direct', proof: '回证2号' }
    expect(await here.execute(serveLetter, here.as('clerk'), served)).toMatchObject({ ok: true })
    expect(await here.execute(serveLetter, here.as('clerk'), served)).toMatchObject({
      error: { code: 'served-before' },
    })
  })

  it('may be thrown away before they have a number', async () => {
    const requestId = await register()
    const made = await compose(requestId, 'receipt')
    expect(await discard(requestId, made.ok ? made.value.id : '')).toMatchObject({ ok: true })
    expect(await list(requestId)).toEqual([])
  })

  it('are neither written, issued nor thrown away once the request is archived', async () => {
    const { requestId } = await approved('deny_process')
    const made = await compose(requestId, 'receipt')
    const key = { requestId, letterId: made.ok ? made.value.id : '' }
    await here.query(`update disclosure_request set state = 'archived' where id = $1`, [requestId])
    const refused = { error: { code: 'archived' } }
    expect(await compose(requestId, 'receipt')).toMatchObject(refused)
    expect(await compose(requestId)).toMatchObject(refused)
    expect(await here.execute(issueRequestLetter, here.as('clerk'), key)).toMatchObject(refused)
    expect(await discard(requestId, key.letterId)).toMatchObject(refused)
    const served = { ...key, way: 'direct', proof: '回证' }
    expect(await here.execute(serveLetter, here.as('clerk'), served)).toMatchObject(refused)
  })

  it.each([
    ['answer-provide', 'letter-kind'],
    ['nonsense', 'letter-kind'],
  ])('of the kind %s are refused', async (kind, code) => {
    expect(await compose(await register(), kind)).toMatchObject({ error: { code } })
  })

  it('close a request that lapsed with what its steps say', async () => {
    const requestId = await register()
    const asked = { requestId, version: 1, items: ['年份'], dueOn: '2026-01-16' }
    await here.execute(supplementSteps['ask-supplement'], here.as('clerk'), asked)
    here.clock.set('2026-01-20T01:30:00.000Z')
    try {
      expect(await step(requestId, 'lapse-supplement', 'clerk')).toMatchObject({ ok: true })
      const made = await compose(requestId)
      expect(made).toMatchObject({ value: { kind: 'closing' } })
      const key = { requestId, letterId: made.ok ? made.value.id : '' }
      const issued = await here.execute(issueRequestLetter, here.as('clerk'), key)
      expect(issued).toMatchObject({ ok: true })
      const served = await serve(requestId, { way: 'notice', proof: '门户网站公告' })
      expect(served).toMatchObject({ value: { state: 'served' } })
    } finally {
      here.clock.set('2026-01-15T01:30:00.000Z')
    }
  })
})

it('answers anew after a request was reopened, and keeps the letter of before', async () => {
  const { requestId, letterId } = await reopened('deny_process')
  await decide(requestId, 'provide')
  const made = await compose(requestId)
  expect(made.ok && made.value.id !== letterId).toBe(true)
  expect((await list(requestId)).map(({ isCurrent }) => isCurrent)).toEqual([false, true])
})

it.each(['docx', 'pdf'] as const)('as %s has head, number, body and signature', async (format) => {
  const { requestId, letterId } = await approved('partial')
  await step(requestId, 'issue', 'clerk')
  const key = { requestId, letterId, format }
  const found = await here.execute(letterForFile, here.as('clerk'), key)
  if (!found.ok) throw new Error(found.error.message)
  const bytes = await writeLetter(found.value.content, format, 'no-such-folder')
  const read = await readDocument(bytes, `a.${format}`)
  const text = JSON.stringify(read).replace(/\s/g, '')
  for (const part of [
    '安澜县教育局',
    found.value.number,
    '柳青山：',
    '2026年1月15日',
    '讨论记录',
  ]) {
    expect(text).toContain(part)
  }
})

describe('a notice that is registered', () => {
  const owed = async (requestId: string) => {
    const shown = await here.execute(showRequest, here.as('clerk'), { requestId })
    return shown.ok ? shown.value.lettersOwed : []
  }
  const consult = async (requestId: string, name: string) => {
    const party = { name, address: '', contact: '' }
    const input = { requestId, version: await versionOf(requestId), consulted: 'agency', party }
    await here.execute(consultationSteps.consult, here.as('clerk'), input as never)
  }

  it('owes its letter until somebody writes it, and again when that is thrown away', async () => {
    const requestId = await register()
    expect(await owed(requestId)).toEqual([])
    const asked = { requestId, version: await versionOf(requestId), items: ['所需信息的年度'] }
    await here.execute(supplementSteps['ask-supplement'], here.as('clerk'), asked)
    const [supplement] = await owed(requestId)
    expect(supplement).toMatchObject({ kind: 'supplement', label: '告知补正' })
    const made = await compose(requestId, 'supplement')
    expect(await owed(requestId)).toEqual([])
    const letterId = made.ok ? made.value.id : ''
    await here.execute(discardLetter, here.as('clerk'), { requestId, letterId })
    expect(await owed(requestId)).toEqual([supplement])
  })

  it('owes a letter to each who is asked', async () => {
    const requestId = await register()
    await consult(requestId, '水务局')
    await consult(requestId, '财政局')
    const [first, second] = await owed(requestId)
    const about = { consultationId: second?.consultationId ?? '' }
    expect(await compose(requestId, 'agency-inquiry', about)).toMatchObject({ ok: true })
    expect(await owed(requestId)).toEqual([first])
  })
})
