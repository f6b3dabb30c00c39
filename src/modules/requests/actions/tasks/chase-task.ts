import { conflict } from '#core/kit/refusal.ts'
import { ok } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Chased, TaskInput } from '../../contract/tasks.ts'
import { takersOf } from '../../requests.policy.ts'
import { updateTask } from '../../store/tasks.ts'
import { type Ctx, subjectOf } from '../load-request.ts'
import { mailTask } from './assign-tasks.ts'
import { type LoadedTask, loadTask, noTask } from './load-task.ts'

/** Reminds a unit of what it was asked to do, and counts how often. */
export const chaseTask = defineAction({
  name: 'requests.chase-task',
  title: '催办协办事项',
  input: TaskInput,
  output: Chased,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadTask,
  may: (actor, { guarded, task }: LoadedTask) => {
    if (!takersOf(actor, guarded).has('clerk')) return noTask()
    return task.done_on === null
      ? null
      : conflict('task-done', `这项协办已于${task.done_on}办结，无须催办。`)
  },
  run: async (context: Ctx, loaded: LoadedTask) => {
    const { task } = loaded
    const chases = task.chases + 1
    await updateTask(context.tx, task, { chased_on: context.today, chases })
    const mails = await mailTask(context, loaded, { ...task, chases }, true)
    const audit = { ...subjectOf(loaded), after: { taskId: task.id, chases, mails } }
    return ok({ output: { chases, mails }, audit })
  },
})
