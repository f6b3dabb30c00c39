import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program } from '#platform/action/actor.ts'
import { newId } from '#platform/db/uuid.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../../requests.ports.ts'
import { application, requestsTestDeps } from '../../../testing.ts'
import { applyOnline } from '../apply.ts'
import { clearDrafts } from './clear-drafts.ts'
import { deleteDraft, openDraft, saveDraft } from './keep-draft.ts'
import { mailDraft } from './mail-draft.ts'

const deps = requestsTestDeps()
let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(deps)
}, 60_000)
afterAll(() => here?.close())

const CONTENT = JSON.stringify({ name: '柳青山', idNumber: '11010519491231002X', description: '' })

async function save(token = newId(), content = CONTENT) {
  const saved = await here.execute(saveDraft, here.nobody, { token, content })
  if (!saved.ok) throw new Error(saved.error.message)
  return { token, ...saved.value }
}
const open = (code: string) => here.execute(openDraft, here.nobody, { code })
const fields = (token: string, changes: object = {}) => {
  const { channel: _channel, submittedOn: _on, ...rest } = application(here.agencies.bureau.id)
  return { ...rest, token, ...changes }
}

describe('an application that is not yet handed in', () => {
  it('is found again by its code, however that is typed, for thirty days', async () => {
    const { token, code, endsOn } = await save()
    expect([code, endsOn]).toEqual([expect.stringMatching(/^(\w{4}-){2}\w{4}$/), '2026-02-14'])
    const wide = code.toUpperCase().replaceAll('-', ' ')
    expect(await open(wide)).toMatchObject({ value: { token, content: CONTENT } })
    expect(await open('aaaa-bbbb-cccc')).toMatchObject({ error: { code: 'no-draft' } })
  })

  it('lies sealed, its code nowhere', async () => {
    const { code } = await save()
    const rows = JSON.stringify(await here.query('select * from request_draft', []))
    const trail = JSON.stringify(await here.audit())
    for (const hidden of [code, '柳青山', '11010519491231002X']) {
      for (const place of [rows, trail]) expect(place).not.toContain(hidden)
    }
  })

  it('saved again, or by a double click, is the same under the same code', async () => {
    const { token, code } = await save()
    const again = await Promise.all([save(token, '{"a":"1"}'), save(token, '{"a":"1"}')])
    expect(again.map((each) => each.code)).toEqual([code, code])
    expect(await open(code)).toMatchObject({ value: { content: '{"a":"1"}' } })
  })

  it('takes what is long, and says what is too long', async () => {
    const { code } = await save(newId(), 'x'.repeat(100_000))
    expect((await open(code)).ok).toBe(true)
    const given = { token: newId(), content: 'x'.repeat(100_001) }
    const refused = await here.execute(saveDraft, here.nobody, given)
    expect(refused.ok ? '' : refused.error.message).toContain('最多 100000 个字')
  })

  it('is gone when it is handed in, and when that is wanted', async () => {
    const one = await save()
    expect((await here.execute(applyOnline, here.nobody, fields(one.token))).ok).toBe(true)
    expect(await open(one.code)).toMatchObject({ error: { code: 'no-draft' } })
    const other = await save()
    const gone = await here.execute(deleteDraft, here.nobody, { code: other.code })
    expect([gone.ok, (await open(other.code)).ok]).toEqual([true, false])
  })

  it('stays when the application is refused', async () => {
    const { token, code } = await save()
    const faulty = fields(token, { delivery: 'post', applicant: { ...NO_ADDRESS } })
    expect((await here.execute(applyOnline, here.nobody, faulty)).ok).toBe(false)
    expect((await open(code)).ok).toBe(true)
  })

  it('ends after its last day, and only the program takes it away', async () => {
    const { code, token } = await save()
    await here.query("update request_draft set ends_on = '2026-01-14' where id = $1", [token])
    expect((await open(code)).ok).toBe(false)
    expect((await here.execute(clearDrafts, here.as('clerk'), {})).ok).toBe(false)
    const job = program(here.regionId, '清除', 'job')
    expect(await here.execute(clearDrafts, job, {})).toMatchObject({ value: { drafts: 1 } })
  })

  it('is mailed three times and no more, with its code and nothing of what it says', async () => {
    const { code } = await save()
    const given = { code, email: ' liu@example.com ', origin: 'https://anlan.example' }
    const send = () => here.execute(mailDraft, here.nobody, given)
    const sent = [await send(), await send(), await send(), await send()]
    expect(sent.map(({ ok }) => ok)).toEqual([true, true, true, false])
    const mail = deps.mails.at(-1)
    expect(mail).toMatchObject({ to: { address: 'liu@example.com' } })
    expect(mail?.body).toContain(`https://anlan.example/requests/draft?code=${code}`)
    expect(mail?.body).not.toContain('柳青山')
    const wrong = await here.execute(mailDraft, here.nobody, { ...given, email: 'liu' })
    expect(wrong.ok ? null : wrong.error.fields).toHaveProperty('email')
  })
})

const NO_ADDRESS = { ...application('').applicant, address: '' }

describe('a form that is sent twice', () => {
  const apply = async (given: object) => {
    const made = await here.execute(applyOnline, here.nobody, given)
    return made.ok ? made.value.number : made.error.message
  }

  it('at the same moment is one request', async () => {
    const form = fields(newId())
    const made = await Promise.all([apply(form), apply(form), apply(form)])
    expect(new Set(made).size).toBe(1)
    expect(await apply(form)).toBe(made[0])
  })

  it.each([
    ['another text', () => ({ description: '安澜县教育局2024年校车线路' })],
    ['another agency', () => ({ agencyId: here.agencies.other.id })],
    ['another applicant', () => ({ applicant: { ...NO_ADDRESS, idNumber: '', name: '柳小河' } })],
  ])('with %s in it is another request, again one', async (_, changes) => {
    const token = newId()
    const first = await apply(fields(token))
    const other = fields(token, { ...changes(), delivery: 'online' })
    const second = await Promise.all([apply(other), apply(other)])
    expect(new Set(second).size).toBe(1)
    expect(second[0]).not.toBe(first)
  })
})
