import { type Static, Type } from 'typebox'
import { Day, Id, Nullable } from '#platform/action/shapes.ts'
import { AgencyId } from './shapes.ts'

/** What other units are asked to do for a request: to search, to give their view. */

const Work = Type.String({ title: '协办事项', minLength: 1, maxLength: 2000 })

export const AssignTasksInput = Type.Object({
  requestId: Id,
  tasks: Type.Array(Type.Object({ agencyId: AgencyId, task: Work, dueOn: Day }), {
    ...{ minItems: 1, maxItems: 50, title: '协办单位' },
  }),
})

export const TaskInput = Type.Object({ taskId: Id })
export const AnswerTaskInput = Type.Object({
  taskId: Id,
  answer: Type.String({ title: '办理结果', minLength: 1, maxLength: 5000 }),
  on: Type.Optional(Day),
})

export const TaskView = Type.Object({
  ...{ id: Id, requestId: Id, agencyId: Id, agencyName: Type.String(), task: Type.String() },
  ...{ dueOn: Day, chasedOn: Nullable(Day), chases: Type.Integer(), doneOn: Nullable(Day) },
  answer: Type.String(),
  isLate: Type.Boolean(),
})
export type TaskView = Static<typeof TaskView>
export const TaskList = Type.Object({ tasks: Type.Array(TaskView) })
export type TaskList = Static<typeof TaskList>

export const TasksAssigned = Type.Object({
  taskIds: Type.Array(Id),
  /** Units in which nobody has a mail address. */
  unreachable: Type.Array(Type.String()),
})
export type TasksAssigned = Static<typeof TasksAssigned>
export const Chased = Type.Object({ chases: Type.Integer(), mails: Type.Integer() })
export type Chased = Static<typeof Chased>

/** GET /api/request-tasks: the tasks of one's own unit. */
export const MyTasksInput = Type.Object({
  all: Type.Optional(Type.Boolean({ title: '是否看全部' })),
})
export const MyTaskList = Type.Object({
  tasks: Type.Array(
    Type.Object({
      ...TaskView.properties,
      ...{ number: Type.String(), description: Type.String(), askingAgencyName: Type.String() },
    }),
  ),
})
export type MyTaskList = Static<typeof MyTaskList>
