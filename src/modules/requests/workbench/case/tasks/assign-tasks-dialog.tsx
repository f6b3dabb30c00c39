import { App, Button } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { AgencyList } from '../../../../identity/identity.contract.ts'
import type { RequestView, TasksAssigned } from '../../../requests.contract.ts'
import { REQUESTS, requestPath, TASKS } from '../../api/paths.ts'
import { AreaField, ChoiceField, TextField } from '../../shared/fields.tsx'
import { ProblemLine } from '../../shared/problem-line.tsx'
import { gapsOf, inputOf, MOST_UNITS, oneMore, type TaskDraft, unitsToAsk } from './task-drafts.ts'

type Props = { readonly request: RequestView; readonly close: () => void }

/** Asks several units at once to do something for the request, each by its own day. */
export function AssignTasksDialog({ request, close }: Props) {
  const agencies = useAsk<Static<typeof AgencyList>>('/agencies')
  const { drafts, setDrafts, change, faults, go, error, isPending } = useAssigning(request, close)
  return (
    <Dialog
      open
      title={`交办协办任务：${request.number}`}
      okText="交办"
      cancelText="取消"
      confirmLoading={isPending}
      onOk={go}
      onCancel={close}
    >
      <div className="stack">
        <p>交办之后，系统发邮件告知对方单位的经办人员。协办所需时间计入答复期限。</p>
        <Answer query={agencies} what="单位">
          {({ agencies: all }) =>
            drafts.map((draft, index) => (
              <UnitFields
                key={draft.key}
                draft={draft}
                index={index}
                units={unitsToAsk(all, request.agencyId)}
                change={(part) => change(draft.key, part)}
                faults={faults}
                {...(drafts.length > 1 && {
                  remove: () => setDrafts(drafts.filter(({ key }) => key !== draft.key)),
                })}
              />
            ))
          }
        </Answer>
        {drafts.length < MOST_UNITS && (
          <p>
            <Button onClick={() => setDrafts(oneMore(drafts))}>再加一个单位</Button>
          </p>
        )}
        <ProblemLine error={error} />
      </div>
    </Dialog>
  )
}

function useAssigning(request: RequestView, close: () => void) {
  const { message } = App.useApp()
  const [drafts, setDrafts] = useState<readonly TaskDraft[]>(() => oneMore([]))
  const [isTried, setTried] = useState(false)
  const tell = useTell<TasksAssigned, object>(`${requestPath(request.id)}/tasks`, {
    stale: [REQUESTS, TASKS],
    done: ({ taskIds, unreachable }) => {
      void message.success(`已交办 ${taskIds.length} 项`)
      if (unreachable.length > 0) {
        void message.warning(`${unreachable.join('、')}没有人留有邮箱，请另行告知。`, 8)
      }
      close()
    },
  })
  const gaps = gapsOf(drafts)
  const problem = tell.error === null ? null : asProblem(tell.error)
  return {
    ...{ drafts, setDrafts, error: tell.error, isPending: tell.isPending },
    faults: { ...(isTried && gaps), ...problem?.fields } as Readonly<Record<string, string>>,
    change: (changed: number, part: Partial<TaskDraft>) => {
      if (problem) tell.reset()
      setDrafts(drafts.map((draft) => (draft.key === changed ? { ...draft, ...part } : draft)))
    },
    go: () => {
      setTried(true)
      if (Object.keys(gaps).length === 0) tell.mutate(inputOf(drafts))
    },
  }
}

type UnitProps = {
  readonly draft: TaskDraft
  readonly index: number
  readonly units: readonly { value: string; label: string }[]
  readonly change: (part: Partial<TaskDraft>) => void
  readonly faults: Readonly<Record<string, string>>
  readonly remove?: () => void
}

function UnitFields({ draft, index, units, change, faults, remove }: UnitProps) {
  const error = (name: string) => faults[`tasks.${index}.${name}`]
  return (
    <fieldset className="withheld stack">
      <legend>协办单位 {index + 1}</legend>
      <ChoiceField
        label="单位"
        value={draft.agencyId || null}
        set={(agencyId) => change({ agencyId })}
        options={units}
        error={error('agencyId')}
      />
      <AreaField
        label="要办的事项"
        hint="不要写申请人的个人信息。"
        maxLength={2000}
        value={draft.task}
        set={(task) => change({ task })}
        error={error('task')}
      />
      <TextField
        label="完成期限"
        type="date"
        min={today()}
        value={draft.dueOn}
        set={(dueOn) => change({ dueOn })}
        error={error('dueOn')}
      />
      {remove && (
        <p>
          <Button size="small" onClick={remove}>
            去掉这个单位
          </Button>
        </p>
      )}
    </fieldset>
  )
}
