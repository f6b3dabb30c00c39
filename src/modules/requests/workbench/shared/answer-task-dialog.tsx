import { App } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { REQUESTS, TASKS } from '../api/paths.ts'
import { AreaField, TextField } from './fields.tsx'
import { ProblemLine } from './problem-line.tsx'

type Props = {
  readonly task: { readonly id: string; readonly agencyName: string; readonly task: string }
  readonly close: () => void
}

/** What came of a task: told by the unit itself, or entered for it. */
export function AnswerTaskDialog({ task, close }: Props) {
  const { message } = App.useApp()
  const [answer, setAnswer] = useState('')
  const [on, setOn] = useState(today())
  const tell = useTell<unknown, object>(`${TASKS}/${task.id}/answer`, {
    stale: [REQUESTS, TASKS],
    done: () => {
      void message.success('已答复')
      close()
    },
  })
  const fields = tell.error === null ? {} : asProblem(tell.error).fields
  return (
    <Dialog
      open
      title={`答复协办任务：${task.agencyName}`}
      okText="答复"
      cancelText="取消"
      okButtonProps={{ disabled: answer.trim() === '' || on === '' }}
      confirmLoading={tell.isPending}
      onOk={() => tell.mutate({ answer: answer.trim(), on })}
      onCancel={close}
    >
      <div className="stack">
        <p className="task-text">{task.task}</p>
        <AreaField
          label="办理结果"
          hint="答复之后不能再改。"
          maxLength={5000}
          rows={5}
          value={answer}
          set={setAnswer}
          error={fields.answer}
        />
        <TextField
          label="答复日期"
          type="date"
          max={today()}
          value={on}
          set={setOn}
          error={fields.on}
        />
        <ProblemLine error={tell.error} />
      </div>
    </Dialog>
  )
}
