import type { Day } from '#core/kit/day.ts'
import { absent, conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { OPEN } from '#core/requests/life/states.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import { AssignTasksInput, TasksAssigned } from '../../contract/tasks.ts'
import { noRequest, takersOf } from '../../requests.policy.ts'
import { insertTask, type TaskRow } from '../../store/tasks.ts'
import { taskMail } from '../../views/task-mail.ts'
import { type Ctx, type Loaded, loadLocked, subjectOf } from '../load-request.ts'

/** Asks several units at once, each with its own due day, to do something for a request. */
export const assignTasks = defineAction({
  name: 'requests.assign-tasks',
  title: '交办协办事项',
  input: AssignTasksInput,
  output: TasksAssigned,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLocked,
  may: (actor, { guarded, request }: Loaded) => {
    if (!takersOf(actor, guarded).has('clerk')) return noRequest()
    return OPEN.includes(request.state)
      ? null
      : conflict('wrong-state', '申请已经不在办理中，不能再交办。')
  },
  run: async (context: Ctx, loaded: Loaded, { tasks }) => {
    const wrong = wrongDays(tasks, context.today)
    if (wrong) return fail(wrong)
    const taskIds: string[] = []
    const unreachable: string[] = []
    for (const given of tasks) {
      const { tx, actor, deps } = context
      const agency = await deps.requests.agencies.byId(tx as never, actor.regionId, given.agencyId)
      if (!agency) return fail(absent('no-agency', '没有这个单位。'))
      const row = rowOf(context, loaded, given)
      await insertTask(tx, row)
      taskIds.push(row.id)
      if ((await mailTask(context, loaded, row, false)) === 0) unreachable.push(agency.name)
    }
    const audit = { ...subjectOf(loaded), after: { tasks } }
    return ok({ output: { taskIds, unreachable }, audit })
  },
})

type Given = { readonly agencyId: string; readonly task: string; readonly dueOn: Day }

function wrongDays(tasks: readonly Given[], today: Day): Refusal | null {
  const index = tasks.findIndex(({ dueOn }) => dueOn < today)
  if (index === -1) return null
  const sentence = '完成期限须是今天或者以后的日期。'
  return invalid('due-too-early', sentence, { [`tasks.${index}.dueOn`]: sentence })
}

function rowOf({ now }: Ctx, { request }: Loaded, { agencyId, task, dueOn }: Given): TaskRow {
  return {
    ...{ region_id: request.region_id, id: newId(), request_id: request.id, agency_id: agencyId },
    ...{ task: task.trim(), due_on: dueOn, chased_on: null, chases: 0, done_on: null },
    ...{ answer: '', created_at: now },
  }
}

/** Writes to the clerks of the tasked unit; how many there are. */
export async function mailTask(
  { tx, actor, deps, today }: Ctx,
  { request }: Loaded,
  row: TaskRow,
  isChased: boolean,
): Promise<number> {
  return deps.requests.mailToRole(tx as never, {
    ...{ regionId: actor.regionId, agencyId: row.agency_id, roles: TAKER_ROLES.clerk ?? [] },
    ...taskMail(row, request, { isChased, today }),
    ...{ about: { kind: 'disclosure-request', id: request.id }, createdBy: actor.id },
  })
}
