import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { readDocument } from '#platform/documents/index.ts'
import { type World, type WorldAgency, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { showRequest } from '../reading/show-request.ts'
import { periodSteps } from '../steps/period-steps.ts'
import { assignRequests, listHandlers } from './assign-requests.ts'
import { exportRegister } from './export-register.ts'
import { listViews, removeRegisterView, saveRegisterView } from './request-views.ts'

let here: World<RequestsDeps>
let own: string[] = []
let others = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  const { bureau, other } = here.agencies
  own = [
    await register(bureau, { submittedOn: '2026-01-05', purpose: '=1+1' }),
    await register(bureau, { description: '学校食堂招标文件' }),
  ]
  others = await register(other, {})
}, 60_000)
afterAll(() => here?.close())

async function register(agency: WorldAgency, changes: Parameters<typeof application>[1]) {
  const input = application(agency.id, changes)
  const made = await here.execute(registerRequest, here.as('clerk', agency), input)
  if (!made.ok) throw new Error(made.error.message)
  return made.value.requestId
}

const entries = async (action: string) =>
  (await here.audit()).filter((entry) => entry.action === action)

describe('assigning requests', () => {
  it('gives several to a clerk of the agency, each with an entry, but changes none twice', async () => {
    const { id, actor } = await clerkOf(here.agencies.bureau, 'second')
    const input = { requestIds: own, handlerId: id }
    const done = await here.execute(assignRequests, here.as('reviewer'), input)
    expect(done).toMatchObject({ value: { changed: 2, handlerName: '经办人员乙' } })
    expect(await entries('requests.assign')).toHaveLength(2)
    expect(await here.execute(assignRequests, actor, input)).toMatchObject({
      value: { changed: 0 },
    })
    const shown = await here.execute(showRequest, here.as('clerk'), { requestId: own[0] ?? '' })
    expect(shown).toMatchObject({ value: { handlerId: id, handlerName: '经办人员乙', version: 2 } })
  })

  it('names whom they may be given to', async () => {
    const { agencies } = here
    const listed = await here.execute(listHandlers, here.as('clerk'), {
      agencyId: agencies.bureau.id,
    })
    expect(listed).toMatchObject({ ok: true })
    expect(listed.ok && listed.value.handlers.map(({ name }) => name)).toContain('经办人员甲')
    const foreign = { agencyId: agencies.other.id }
    expect((await here.execute(listHandlers, here.as('clerk'), foreign)).ok).toBe(false)
  })

  it.each<[string, () => string[], () => string]>([
    ['one of another agency among them', () => [...own, others], () => here.people.clerk.accountId],
    ['one that does not exist', () => [here.regionId], () => here.people.clerk.accountId],
    ['somebody who is no clerk of the agency', () => own, () => here.people.leader.accountId],
  ])('refuses %s, and changes nothing', async (_what, requestIds, handlerId) => {
    const before = (await entries('requests.assign')).length
    const input = { requestIds: requestIds(), handlerId: handlerId() }
    expect((await here.execute(assignRequests, here.as('clerk'), input)).ok).toBe(false)
    expect(await entries('requests.assign')).toHaveLength(before)
  })

  it('is not for the office, which supervises but does not handle', async () => {
    const input = { requestIds: own, handlerId: here.people.clerk.accountId }
    expect((await here.execute(assignRequests, here.as('disclosure-office'), input)).ok).toBe(false)
  })
})

async function clerkOf(agency: WorldAgency, login: string) {
  const made = await here.person(login, '经办人员乙', 'clerk', agency)
  return { id: made.accountId, actor: made.actor }
}

describe('saved views', () => {
  const view = { name: '快到期的', filter: { dueBy: '2026-02-02', order: 'due' as const } }

  it('are kept for the person, replaced under the same name, and forgotten', async () => {
    const clerk = here.as('clerk')
    await here.execute(saveRegisterView, clerk, { ...view, filter: {} })
    expect(await here.execute(saveRegisterView, clerk, view)).toMatchObject({
      value: { views: [view] },
    })
    expect(await here.execute(listViews, here.as('reviewer'), {})).toMatchObject({
      value: { views: [] },
    })
    const removed = await here.execute(removeRegisterView, clerk, { name: view.name })
    expect(removed).toMatchObject({ value: { views: [] } })
    expect(await here.execute(removeRegisterView, clerk, { name: view.name })).toMatchObject({
      error: { code: 'no-view' },
    })
  })

  it('never keep by what an applicant is known', async () => {
    const filter = { words: '食堂', applicant: '110105194912310038' }
    const kept = await here.execute(saveRegisterView, here.as('clerk'), { name: '某人', filter })
    expect(JSON.stringify(kept)).not.toContain('110105194912310038')
  })
})

describe('the register as a file', () => {
  async function exported(format: 'csv' | 'xlsx', role: Role = 'clerk', wanted: object = {}) {
    const made = await here.execute(exportRegister, here.as(role), { format, ...wanted })
    if (!made.ok) throw new Error(made.error.message)
    return { ...made.value, bytes: Buffer.from(made.value.content, 'base64') }
  }

  it('has every column, what happened on the way, and no applicant in full', async () => {
    const requestId = own[0] ?? ''
    const step = { requestId, version: 2, note: '材料较多', workingDays: 10, approvedBy: '陈远' }
    const extended = await here.execute(periodSteps.extend, here.as('clerk'), step)
    expect(extended).toMatchObject({ ok: true })
    const { bytes, count, name } = await exported('csv', 'clerk', { order: 'oldest' })
    const text = bytes.toString('utf8')
    expect([count, name]).toEqual([2, '政府信息公开申请台账（2026-01-15）.csv'])
    for (const title of ['登记编号', '延期批准人', '答复文号', '年报表三行', '保管期限']) {
      expect(text).toContain(title)
    }
    expect(text).toContain('2026-01-05')
    expect(text).toContain('陈远')
    expect(text).toContain('柳*山')
    expect(text).toContain('110105********002X')
    expect(text).not.toMatch(/柳青山|11010519491231|13800000000|文澜路|liu@/)
    expect(text).toContain("'=1+1")
  })

  it('is a workbook that can be read again', async () => {
    const { bytes } = await exported('xlsx')
    const read = await readDocument(bytes, 'register.xlsx')
    expect(JSON.stringify(read)).toContain('学校食堂招标文件')
  })

  it('shows the office no applicant at all, and a clerk no other agency', async () => {
    const office = (await exported('csv', 'disclosure-office')).bytes.toString('utf8')
    expect(office).not.toMatch(/柳\*山|110105/)
    expect(office.trim().split('\r\n')).toHaveLength(4)
    const clerk = (await exported('csv')).bytes.toString('utf8')
    expect(clerk).not.toContain('水务局')
  })

  it('is an entry that says how many left, not whom was looked for', async () => {
    await exported('csv', 'clerk', { applicant: '11010519491231002X' })
    const [entry] = (await entries('requests.export-register')).slice(-1)
    expect(entry).toMatchObject({ subjectName: '政府信息公开申请台账' })
    expect(JSON.stringify(entry)).not.toContain('11010519491231002X')
  })
})
