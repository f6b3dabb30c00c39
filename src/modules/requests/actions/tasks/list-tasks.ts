import { ok } from '#core/kit/result.ts'
import { READERS, TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { MyTaskList, MyTasksInput, TaskList } from '../../contract/tasks.ts'
import { RequestInput } from '../../requests.contract.ts'
import { refuseUnseen, taskedAgencies } from '../../requests.policy.ts'
import { tasksOf, tasksOfAgencies } from '../../store/tasks.ts'
import { taskView } from '../../views/task-answers.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'

/** What was asked of other units for a request. */
export const listTasks = defineQuery({
  name: 'requests.list-tasks',
  title: '查看申请的协办事项',
  input: RequestInput,
  output: TaskList,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, { request }: Loaded) => {
    const { tx, actor, today } = context
    const rows = await tasksOf(tx, { regionId: actor.regionId, requestId: request.id })
    const nameOf = await agencyNames(context)
    return ok({ tasks: rows.map((row) => taskView(row, nameOf, today)) })
  },
})

/** What one's own unit is asked to do for requests of others, which it need not be able to see. */
export const myTasks = defineQuery({
  name: 'requests.my-tasks',
  title: '查看本单位的协办事项',
  input: MyTasksInput,
  output: MyTaskList,
  audience: TAKER_ROLES.clerk ?? [],
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, { all = false }) => {
    const { tx, actor, today } = context
    const agencies = taskedAgencies(actor)
    const rows = await tasksOfAgencies(tx, actor.regionId, agencies, { open: !all })
    const nameOf = await agencyNames(context)
    const tasks = rows.map((row) => ({
      ...taskView(row, nameOf, today),
      ...{ number: row.number, description: row.description },
      askingAgencyName: nameOf(row.asking_agency_id),
    }))
    return ok({ tasks })
  },
})
