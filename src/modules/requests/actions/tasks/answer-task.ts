import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { AnswerTaskInput, TaskView } from '../../contract/tasks.ts'
import { mayAnswerTask } from '../../requests.policy.ts'
import { updateTask } from '../../store/tasks.ts'
import { taskView } from '../../views/task-answers.ts'
import { type Ctx, subjectOf } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'
import { refuseDay } from '../means/days.ts'
import { type LoadedTask, loadTask, noTask } from './load-task.ts'

/** The tasked unit answers; or the agency enters what the unit has told it. */
export const answerTask = defineAction({
  name: 'requests.answer-task',
  title: '答复协办事项',
  input: AnswerTaskInput,
  output: TaskView,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadTask,
  may: (actor, { guarded, task }: LoadedTask) => {
    if (!mayAnswerTask(actor, guarded, task.agency_id)) return noTask()
    return task.done_on === null ? null : conflict('task-done', `这项协办已于${task.done_on}答复。`)
  },
  run: async (context: Ctx, loaded: LoadedTask, { answer, on = context.today }) => {
    const { task } = loaded
    const wrong = refuseDay('on', on, context.today)
    if (wrong) return fail(wrong)
    const change = { done_on: on, answer: answer.trim() }
    await updateTask(context.tx, task, change)
    const output = taskView({ ...task, ...change }, await agencyNames(context), context.today)
    const after = { taskId: task.id, doneOn: on }
    return ok({ output, audit: { ...subjectOf(loaded), after } })
  },
})
