import type { Day } from '#core/kit/day.ts'
import type { TaskView } from '../contract/tasks.ts'
import type { TaskRow } from '../store/tasks.ts'

export type NameOf = (agencyId: string) => string

/** A task as it is told; late is what is not done by its due day, or was done after it. */
export function taskView(row: TaskRow, nameOf: NameOf, today: Day): TaskView {
  return {
    ...{ id: row.id, requestId: row.request_id, agencyId: row.agency_id },
    ...{ agencyName: nameOf(row.agency_id), task: row.task, dueOn: row.due_on },
    ...{ chasedOn: row.chased_on, chases: row.chases, doneOn: row.done_on, answer: row.answer },
    isLate: (row.done_on ?? today) > row.due_on,
  }
}
