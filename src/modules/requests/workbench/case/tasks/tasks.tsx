import { App, Button } from 'antd'
import { useState } from 'react'
import { OPEN } from '#core/requests/life/states.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { dayText, dueText } from '#ui/dates.ts'
import { Answer } from '#ui/state/states.tsx'
import type { Chased, RequestView, TaskList, TaskView } from '../../../requests.contract.ts'
import { REQUESTS, requestPath, TASKS } from '../../api/paths.ts'
import { AnswerTaskDialog } from '../../shared/answer-task-dialog.tsx'
import { AssignTasksDialog } from './assign-tasks-dialog.tsx'

type Props = { readonly request: RequestView }

/** What other units are asked to do for the request, and what they answered. */
export function Tasks({ request }: Props) {
  const query = useAsk<TaskList>(`${requestPath(request.id)}/tasks`)
  const [assigns, setAssigns] = useState(false)
  const mayAssign = request.may.receipt && OPEN.includes(request.state)
  return (
    <section className="panel" aria-labelledby="case-tasks">
      <h2 id="case-tasks">协办任务</h2>
      <Answer query={query} what="协办任务">
        {({ tasks }) =>
          tasks.length === 0 ? (
            <p className="soft">
              没有交办给其他单位的任务。需要其他单位检索、核实的，可以在这里交办。
            </p>
          ) : (
            <ul className="consultations">
              {tasks.map((task) => (
                <TaskLine key={task.id} task={task} isClerk={request.may.receipt} />
              ))}
            </ul>
          )
        }
      </Answer>
      {mayAssign && (
        <p className="row not-printed letters-buttons">
          <Button onClick={() => setAssigns(true)}>交办协办任务</Button>
        </p>
      )}
      {assigns && <AssignTasksDialog request={request} close={() => setAssigns(false)} />}
    </section>
  )
}

type LineProps = { readonly task: TaskView; readonly isClerk: boolean }

function TaskLine({ task, isClerk }: LineProps) {
  const { agencyName, dueOn, chasedOn, chases, doneOn, answer, isLate } = task
  return (
    <li>
      <p>
        <strong>{agencyName}</strong> <span className="soft">{dayText(dueOn)}前完成</span>
      </p>
      <p className="task-text">{task.task}</p>
      {doneOn ? (
        <p className="task-text">
          {dayText(doneOn)}答复：{answer}
        </p>
      ) : (
        <p className={isLate ? 'is-late' : 'consultation-open'}>
          尚未答复，{dueText(dueOn)}
          {chasedOn && `，已催办 ${chases} 次，最近一次${dayText(chasedOn)}`}
        </p>
      )}
      {isClerk && doneOn === null && <TaskButtons task={task} />}
    </li>
  )
}

function TaskButtons({ task }: { readonly task: TaskView }) {
  const { message } = App.useApp()
  const [answers, setAnswers] = useState(false)
  const chase = useTell<Chased, object>(`${TASKS}/${task.id}/chase`, {
    stale: [REQUESTS, TASKS],
    refused: (problem) => void message.error(problem.message),
    done: ({ chases, mails }) => {
      if (mails > 0) void message.success(`已第 ${chases} 次催办`)
      else void message.warning(`已记录第 ${chases} 次催办；对方没有人留有邮箱，请另行告知。`, 8)
    },
  })
  return (
    <p className="row not-printed">
      <Button size="small" loading={chase.isPending} onClick={() => chase.mutate({})}>
        催办
      </Button>
      <Button size="small" onClick={() => setAnswers(true)}>
        登记答复
      </Button>
      {answers && <AnswerTaskDialog task={task} close={() => setAnswers(false)} />}
    </p>
  )
}
