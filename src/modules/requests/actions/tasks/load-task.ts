import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { lockTask, type TaskRow } from '../../store/tasks.ts'
import { type Ctx, type Loaded, loadRequest } from '../load-request.ts'

export type LoadedTask = Loaded & { readonly task: TaskRow }

/** A task, locked, with its request. */
export async function loadTask(
  context: Ctx,
  { taskId }: { readonly taskId: string },
): Promise<Result<LoadedTask, Refusal>> {
  const { tx, actor } = context
  const key = { regionId: actor.regionId, taskId }
  const task = await lockTask(tx, key)
  if (!task) return fail(noTask())
  const loaded = await loadRequest(context, task.request_id)
  return loaded.ok ? ok({ ...loaded.value, task }) : fail(noTask())
}

export function noTask(): Refusal {
  return absent('no-task', '没有这项协办，或者您不能查看它。')
}
