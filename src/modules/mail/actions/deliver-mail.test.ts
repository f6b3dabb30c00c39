import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fieldCipher } from '#platform/crypto/field-cipher.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts'
import { type Letter, type Post, smtpPost } from '#platform/mail/smtp.ts'
import { dysmsTexter } from '#platform/sms/dysms.ts'
import { type MailServer, mailServer } from '#testing/mail/mail-server.ts'
import { SMS_ACCOUNT, type SmsService, smsService } from '#testing/sms/sms-service.ts'
import { type World, world } from '#testing/world.ts'
import { mailJobs } from '../mail.jobs.ts'
import type { MailPorts } from '../mail.ports.ts'
import type { MailTables } from '../mail.tables.ts'
import { deliverMail, MOST_ATTEMPTS } from './deliver-mail.ts'
import { putInOutbox, putText } from './put-in-outbox.ts'
import { sealUnsealed } from './seal-unsealed.ts'

let town: World
let server: MailServer
let post: Post
let jobs: Jobs
let ports: MailPorts

beforeAll(async () => {
  town = await world()
  server = await mailServer()
  post = smtpPost(server.url, { name: '安澜县', address: 'office@anlan.example' })
  const late: { jobs: Jobs | null } = { jobs: null }
  ports = {
    db: town.db as unknown as Database<MailTables>,
    ...{
      post,
      texter: null,
      cipher: fieldCipher(town.ring),
      now: () => '2026-01-15T01:30:00.000Z',
    },
    enqueue: async (...job) => late.jobs?.enqueue(...job),
  }
  jobs = await openJobs(town.connection, { jobs: mailJobs(ports), onError: () => {}, every: 0.5 })
  late.jobs = jobs
})
afterAll(async () => {
  await jobs.stop()
  post.close()
  await server.close()
  await town.close()
})
beforeEach(() => {
  server.refuse = null
  ;(server.letters as unknown[]).length = 0
})

const put = (after: (tx: Tx<never>) => Promise<void> = async () => {}) =>
  town.db.transaction().execute(async (tx) => {
    const id = await putInOutbox(ports, tx as unknown as Tx<MailTables>, {
      ...{ regionId: town.regionId, subject: '催报\r\nBcc: all@example', body: '请尽快提交。' },
      ...{ to: { name: '王专干', address: 'clerk@anlan.example' }, by: null },
      about: { kind: 'annual-report', id: '1' },
    })
    await after(tx)
    return id
  })

const rowOf = async (id: string) =>
  (await town.query('select * from outgoing_mail where id = $1', [id])).at(0) as Record<
    string,
    unknown
  >

/** What a delivery of the letter hands to the mail server. */
async function delivered(id: string): Promise<readonly Letter[]> {
  const handed: Letter[] = []
  const send = async (letter: Letter) => void handed.push(letter)
  await deliverMail({ ...ports, post: { ...post, send } }, { regionId: town.regionId, id })
  return handed
}

describe('a letter', () => {
  it('lies sealed, and leaves with a subject of one line and none of its words kept', async () => {
    const id = await put()
    const row = await rowOf(id)
    expect(row).toMatchObject({ state: 'waiting', unsealed: null })
    expect(JSON.stringify(row)).not.toMatch(/clerk@|王专干|催报|尽快/)
    for (const column of ['recipient', 'subject', 'body']) {
      expect(String(row[column])).not.toMatch(/clerk@|王专干|催报|尽快/)
    }
    expect(await delivered(id)).toMatchObject([
      { subject: '催报 Bcc: all@example', body: '请尽快提交。', to: { name: '王专干' } },
    ])
    expect(await rowOf(id)).toMatchObject({ state: 'sent', body: null })
  })

  it.each(['waiting', 'sent'])('%s that was entered in the open is sealed once', async (state) => {
    const id = await put()
    const body = state === 'sent' ? null : '请尽快提交。'
    const recipient = ports.cipher.seal('clerk@anlan.example', `outgoing_mail.recipient/${id}`)
    await town.query(
      `update outgoing_mail set subject = null, body = null, recipient = $2, state = $3,
        unsealed = $4 where id = $1`,
      [id, recipient, state, JSON.stringify({ name: '王专干', subject: '催报', body })],
    )
    const both = await Promise.all([sealUnsealed(ports), sealUnsealed(ports)])
    expect(both.toSorted()).toEqual([0, 1])
    expect(await rowOf(id)).toMatchObject({ unsealed: null, state })
    const words = { to: { name: '王专干', address: 'clerk@anlan.example' }, subject: '催报' }
    expect(await delivered(id)).toMatchObject(state === 'sent' ? [] : [words])
  })

  it('of a transaction that is rolled back is never sent', async () => {
    const letters = () => town.query('select id from outgoing_mail', [])
    const before = await letters()
    const failing = put(async () => {
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(await letters()).toEqual(before)
  })

  it.each([
    ['5.1.1 <clerk@anlan.example>: 查无此人', '550 5.1.1'],
    ['clerk@anlan.example is not known here; ask office@anlan.example', 'EENVELOPE'],
  ])('leaves no address behind when the server repeats it: %s', async (refusal, kept) => {
    const id = await put()
    server.refuse = refusal
    const thrown: unknown = await deliverMail(ports, { regionId: town.regionId, id }).catch(
      (error: unknown) => error,
    )
    const { problem } = await rowOf(id)
    expect(problem).toContain(kept)
    const traces = `${inspect(thrown, { depth: 9, showHidden: true })} ${problem}`
    expect(traces).not.toMatch(/@anlan|查无此人/)
  })

  it('is told by the kind of problem when the server is not there', async () => {
    const id = await put()
    const gone = smtpPost('smtp://127.0.0.1:1', { name: '安澜县', address: 'office@anlan.example' })
    const sending = deliverMail({ ...ports, post: gone }, { regionId: town.regionId, id })
    await expect(sending).rejects.toThrow(/ECONNREFUSED|ESOCKET/)
  })

  it('is tried again when the server did not take it, and given up at last', async () => {
    const id = await put()
    const key = { regionId: town.regionId, id }
    server.refuse = 'mailbox full'
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
      await expect(deliverMail(ports, key)).rejects.toThrow('没有收下')
      expect(await rowOf(id)).toMatchObject({ state: 'waiting', attempts: attempt })
    }
    await expect(deliverMail(ports, key)).rejects.toThrow('没有收下')
    expect(await rowOf(id)).toMatchObject({ state: 'failed', problem: expect.any(String) })
    server.refuse = null
    await deliverMail(ports, key)
    expect(server.letters).toEqual([])
  })

  it('leaves once, however often its job runs', async () => {
    const id = await put()
    const key = { regionId: town.regionId, id }
    await deliverMail(ports, key)
    await deliverMail(ports, key)
    expect(server.letters.map(({ to }) => to)).toEqual([['clerk@anlan.example']])
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 1, problem: null })
  })

  it('waits where no mail server is configured', async () => {
    const id = await put()
    await deliverMail({ ...ports, post: null }, { regionId: town.regionId, id })
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', attempts: 0 })
  })
})

describe('a short message', () => {
  let service: SmsService
  let texting: MailPorts
  beforeAll(async () => {
    service = await smsService()
    texting = { ...ports, texter: dysmsTexter({ ...SMS_ACCOUNT, url: service.url }) }
  })
  afterAll(() => service.close())
  beforeEach(() => {
    service.refuse = null
    ;(service.taken as unknown[]).length = 0
  })
  const text = async (mobile = '13800000000') => {
    const id = await town.db.transaction().execute((tx) =>
      putText(ports, tx as unknown as Tx<MailTables>, {
        ...{ regionId: town.regionId, mobile, template: 'answered', by: null },
        parameters: { number: '教育局依申请〔2026〕3号' },
        about: { kind: 'disclosure-request', id: '1' },
      }),
    )
    return { regionId: town.regionId, id }
  }

  it('lies sealed, leaves once, and keeps none of its words', async () => {
    const key = await text()
    const waiting = JSON.stringify(await rowOf(key.id))
    expect(waiting).not.toMatch(/13800000000|教育局/)
    await deliverMail(texting, key)
    await deliverMail(texting, key)
    expect(service.taken.map(({ PhoneNumbers }) => PhoneNumbers)).toEqual(['13800000000'])
    expect(await rowOf(key.id)).toMatchObject({ channel: 'sms', state: 'sent', body: null })
  })

  it('is tried again when there were too many', async () => {
    const key = await text()
    service.refuse = 'isv.BUSINESS_LIMIT_CONTROL'
    await expect(deliverMail(texting, key)).rejects.toThrow('isv.BUSINESS_LIMIT_CONTROL')
    expect(await rowOf(key.id)).toMatchObject({ state: 'waiting', attempts: 1 })
    service.refuse = null
    await deliverMail(texting, key)
    expect(await rowOf(key.id)).toMatchObject({ state: 'sent', attempts: 2, problem: null })
  })

  it('that can never be taken is not tried again', async () => {
    const key = await text('0955-4012345')
    await expect(deliverMail(texting, key)).rejects.toThrow('isv.MOBILE_NUMBER_ILLEGAL')
    expect(await rowOf(key.id)).toMatchObject({ state: 'failed', attempts: 1 })
  })

  it('waits where its service is configured no more', async () => {
    const key = await text()
    await deliverMail(ports, key)
    expect(await rowOf(key.id)).toMatchObject({ state: 'waiting', attempts: 0 })
  })
})

it('leaves by itself once its transaction is committed', async () => {
  await jobs.work()
  const id = await put()
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await rowOf(id)).state === 'sent') break
    await sleep(100)
  }
  expect(await rowOf(id)).toMatchObject({ state: 'sent' })
  expect(await jobs.counts()).toMatchObject({ failed: 0 })
})
