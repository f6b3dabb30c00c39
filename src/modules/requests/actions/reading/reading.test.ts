import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { type World, type WorldAgency, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { listRequests } from './list-requests.ts'
import { readApplicant } from './read-applicant.ts'

let here: World<RequestsDeps>
let ids: string[] = []
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  const { bureau, other } = here.agencies
  const other2 = { ...application('').applicant, idNumber: '110105194912310038', phone: '0955-1' }
  ids = [
    await register(bureau, { submittedOn: '2026-01-05' }),
    await register(bureau, { channel: 'online', description: '学校食堂招标文件 100%' }),
    await register(bureau, {
      applicant: other2,

      documentNumber: '安教发〔2025〕12号',
    }),
    await register(other, {}),
  ]
}, 60_000)
afterAll(() => here?.close())

async function register(agency: WorldAgency, changes: Parameters<typeof application>[1]) {
  const made = await here.execute(
    registerRequest,
    here.as('clerk', agency),
    application(agency.id, changes),
  )
  if (!made.ok) throw new Error(made.error.message)
  return made.value.requestId
}

async function list(input: object, role: Role = 'clerk', agency?: WorldAgency) {
  const listed = await here.execute(listRequests, here.as(role, agency), input)
  if (!listed.ok) throw new Error(listed.error.message)
  return listed.value
}

const found = async (input: object, role: Role = 'clerk') =>
  (await list(input, role)).rows.map(({ id }) => ids.indexOf(id))

describe('the register', () => {
  it.each<[object, number[]]>([
    [{ order: 'oldest' }, [0, 1, 2]],
    [{ channel: 'online' }, [1]],
    [{ words: '食堂 100%' }, [1]],
    [{ words: '教发〔2025〕12号' }, [2]],
    [{ words: '没有这样的' }, []],
    [{ applicant: '110105194912310038' }, [2]],
    [{ applicant: '138 0000 0000', order: 'oldest' }, [0, 1]],
    [{ applicant: '1380000' }, []],
    [{ states: 'submitted' }, [1]],
    [{ states: 'nonsense' }, []],
    [{ year: 2025 }, []],
    [{ dueBy: '2026-02-02' }, [0]],
    [{ order: 'due', size: 2 }, [0, 2]],
    [{ order: 'oldest', page: 2, size: 2 }, [2]],
    [{ undated: true }, []],
  ])('with %j shows %j', async (input, expected) => {
    expect(await found(input)).toEqual(expected)
  })

  it('tells how many there are beyond the page', async () => {
    expect((await list({ size: 1 })).total).toBe(3)
  })

  it('shows other agencies only to the office, and applicants to none but their own', async () => {
    expect((await list({}, 'disclosure-office')).total).toBe(4)
    const names = (await list({}, 'disclosure-office')).rows.map((row) => row.applicantName)
    expect(new Set(names)).toEqual(new Set(['（不显示）']))
    expect((await list({}, 'clerk', here.agencies.township)).total).toBe(0)
    expect((await list({}, 'clerk')).rows[0]?.applicantName).toBe('柳*山')
  })
})

describe('who applied', () => {
  it('is shown in full to its agency, and the reading is entered', async () => {
    const requestId = ids[0] ?? ''
    const read = await here.execute(readApplicant, here.as('clerk'), { requestId })
    expect(read).toMatchObject({ ok: true, value: { name: '柳青山', phone: '13800000000' } })
    const [entry] = (await here.audit()).filter(
      ({ action }) => action === 'requests.read-applicant',
    )
    expect(entry).toMatchObject({ subjectId: requestId })
  })

  it.each<[Role, boolean]>([
    ['disclosure-office', false],
    ['system-administrator', false],
    ['auditor', false],
  ])('is kept from %s', async (role) => {
    const requestId = ids[0] ?? ''
    expect((await here.execute(readApplicant, here.as(role), { requestId })).ok).toBe(false)
  })

  it('is kept from the clerk of another agency, for whom the request does not exist', async () => {
    const clerk = here.as('clerk', here.agencies.other)
    const requestId = ids[0] ?? ''
    const read = await here.execute(readApplicant, clerk, { requestId })
    expect(read).toMatchObject({ ok: false, error: { code: 'no-request' } })
    const step = { requestId, version: 1, note: '撤回' }
    expect(await here.execute(plainSteps.withdraw, clerk, step)).toMatchObject({
      error: { code: 'no-request' },
    })
  })
})

describe('what is due on a day nobody can name', () => {
  const set = (change: string, index: number) =>
    here.query(`update disclosure_request set ${change} where id = '${ids[index]}'`)

  it('comes after what has a day, before what waits for its applicant', async () => {
    await set(`due_on = null, received_on = '2026-01-12', state = 'awaiting-supplement'`, 0)
    await set(`due_on = null, received_on = '2026-01-12', state = 'under-review'`, 1)
    expect(await found({ order: 'due' })).toEqual([2, 1, 0])
    expect(await found({ undated: true })).toEqual([1])
  })
})
