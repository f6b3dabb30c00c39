import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { showRequest } from '../reading/show-request.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { answerTask } from './answer-task.ts'
import { assignTasks } from './assign-tasks.ts'
import { chaseTask } from './chase-task.ts'
import { listTasks, myTasks } from './list-tasks.ts'

const deps = requestsTestDeps()
let here: World<RequestsDeps>
let requestId = ''
let taskIds: readonly string[] = []
beforeAll(async () => {
  here = await world<RequestsDeps>(deps)
}, 60_000)
afterAll(() => here?.close())

beforeEach(async () => {
  const input = application(here.agencies.bureau.id)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  requestId = made.ok ? made.value.requestId : ''
  deps.mails.length = 0
  const assigned = await assign(['other', '2026-01-20'], ['township', '2026-01-23'])
  taskIds = assigned.ok ? assigned.value.taskIds : []
})

type Unit = readonly [agency: 'other' | 'township', dueOn: string]
function assign(...units: readonly Unit[]) {
  const tasks = units.map(([agency, dueOn]) => ({
    ...{ agencyId: here.agencies[agency].id, task: '查找维修合同', dueOn },
  }))
  return here.execute(assignTasks, here.as('clerk'), { requestId, tasks })
}

const taskOf = (index: number) => ({ taskId: taskIds[index] ?? '' })
const stranger = () => here.as('clerk', here.agencies.other)

describe('a task', () => {
  it('goes to each unit with its own due day, and a mail to its clerks', async () => {
    expect(deps.mails).toMatchObject([
      {
        agencyId: here.agencies.other.id,
        roles: ['clerk'],
        body: expect.stringContaining('2026-01-20'),
      },
      { agencyId: here.agencies.township.id, body: expect.stringContaining('2026-01-23') },
    ])
    const listed = await here.execute(listTasks, here.as('disclosure-office'), { requestId })
    expect(listed).toMatchObject({
      value: {
        tasks: [{ agencyName: '安澜县水务局', chases: 0 }, { agencyName: '柳河镇人民政府' }],
      },
    })
  })

  it('is seen and answered by its unit, which sees neither applicant nor request', async () => {
    const mine = await here.execute(myTasks, stranger(), {})
    const task = mine.ok ? mine.value.tasks.find(({ id }) => id === taskIds[0]) : undefined
    expect(task).toMatchObject({ task: '查找维修合同', askingAgencyName: '安澜县教育局' })
    expect(JSON.stringify(mine)).not.toMatch(/柳|1380000/)
    const unseen = { ok: false, error: { code: 'no-request' } }
    expect(await here.execute(showRequest, stranger(), { requestId })).toMatchObject(unseen)
    expect(await here.execute(listTasks, stranger(), { requestId })).toMatchObject(unseen)
    const answer = { ...taskOf(0), answer: '没有这份合同' }
    expect(await here.execute(answerTask, stranger(), answer)).toMatchObject({
      value: { doneOn: '2026-01-15', answer: '没有这份合同', isLate: false },
    })
    expect(await here.execute(answerTask, stranger(), answer)).toMatchObject({
      error: { code: 'task-done' },
    })
    const open = await here.execute(myTasks, stranger(), {})
    expect(open.ok && open.value.tasks.some(({ id }) => id === taskIds[0])).toBe(false)
  })

  it('of another unit is none of its business', async () => {
    const answer = { ...taskOf(1), answer: '好的' }
    expect(await here.execute(answerTask, stranger(), answer)).toMatchObject({
      error: { code: 'no-task' },
    })
    expect(await here.execute(chaseTask, stranger(), taskOf(1))).toMatchObject({
      error: { code: 'no-task' },
    })
  })

  it('is chased as often as needed, counted and mailed, until it is done', async () => {
    const chase = () => here.execute(chaseTask, here.as('clerk'), taskOf(1))
    await chase()
    expect(await chase()).toMatchObject({ value: { chases: 2, mails: 1 } })
    expect(deps.mails.at(-1)).toMatchObject({ body: expect.stringContaining('第 2 次催办') })
    const answer = { ...taskOf(1), answer: '电话答复：已找到' }
    expect(await here.execute(answerTask, here.as('clerk'), answer)).toMatchObject({ ok: true })
    expect(await chase()).toMatchObject({ error: { code: 'task-done' } })
  })

  it('is not given with a day that is past, to nobody, or once the request is closed', async () => {
    expect(await assign(['other', '2026-01-14'])).toMatchObject({
      error: { code: 'due-too-early' },
    })
    const nowhere = [{ agencyId: requestId, task: '查找', dueOn: '2026-01-20' }]
    const clerk = here.as('clerk')
    expect(await here.execute(assignTasks, clerk, { requestId, tasks: nowhere })).toMatchObject({
      error: { code: 'no-agency' },
    })
    await here.execute(plainSteps.withdraw, clerk, { requestId, version: 1, note: '撤回' })
    expect(await assign(['other', '2026-01-20'])).toMatchObject({ error: { code: 'wrong-state' } })
  })
})
