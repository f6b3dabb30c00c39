import { Button } from 'antd'
import { useState } from 'react'
import { useAsk } from '#ui/api/use-api.ts'
import { dayText, dueText } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { navigate } from '#ui/router/router.tsx'
import { Answer, Empty } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { MyTaskList } from '../../requests.contract.ts'
import { TASKS } from '../api/paths.ts'
import { AnswerTaskDialog } from '../shared/answer-task-dialog.tsx'
import '../case/case.css'
import '../register/register.css'

type MyTask = MyTaskList['tasks'][number]

/** What one's own unit is asked to do for requests that were made to others. */
export function RequestTasksScreen({ query }: ScreenProps<MeView>) {
  const all = query.get('all') === 'true'
  const found = useAsk<MyTaskList>(TASKS, all ? { all } : undefined)
  const choice = (name: string, path: string, isChosen: boolean) => (
    <button
      type="button"
      className="register-view"
      aria-pressed={isChosen}
      onClick={() => navigate(path, 'replace')}
    >
      {name}
    </button>
  )
  return (
    <>
      <ScreenHead title="协办任务" note="其他单位办理公开申请时，请本单位检索、核实的事项。" />
      <nav className="row register-views" aria-label="视图">
        {choice('待答复', '/request-tasks', !all)}
        {choice('全部', '/request-tasks?all=true', all)}
      </nav>
      <Answer query={found} what="协办任务">
        {({ tasks }) =>
          tasks.length === 0 ? (
            <Empty title={all ? '还没有协办任务' : '没有待答复的协办任务'}>
              <p>其他单位交办后，任务会出现在这里，并发邮件告知。</p>
            </Empty>
          ) : (
            <ul className="register-cards">
              {tasks.map((task) => (
                <TaskCard key={task.id} task={task} />
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  )
}

function TaskCard({ task }: { readonly task: MyTask }) {
  const [answers, setAnswers] = useState(false)
  const { number, askingAgencyName, agencyName, description, dueOn, doneOn, isLate } = task
  return (
    <li className="panel">
      <p className="register-card-head">
        <strong>{askingAgencyName}</strong>
        <span className="soft">
          {number}，交{agencyName}办理
        </span>
      </p>
      <p className="task-text">{task.task}</p>
      <details className="case-refused">
        <summary>申请人需要的信息</summary>
        <p className="task-text">{description}</p>
      </details>
      {doneOn ? (
        <p className="task-text">
          {dayText(doneOn)}答复：{task.answer}
        </p>
      ) : (
        <p className="row">
          <span className={isLate ? 'is-late' : 'consultation-open'}>
            {dayText(dueOn)}前完成，{dueText(dueOn)}
            {task.chases > 0 && `，已被催办 ${task.chases} 次`}
          </span>
          <Button type="primary" onClick={() => setAnswers(true)}>
            答复
          </Button>
        </p>
      )}
      {answers && <AnswerTaskDialog task={task} close={() => setAnswers(false)} />}
    </li>
  )
}
