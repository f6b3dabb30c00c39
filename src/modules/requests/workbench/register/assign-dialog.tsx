import { App, Select } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { HandlerList } from '../../requests.contract.ts'
import { REQUESTS } from '../api/paths.ts'

type Assigned = {
  readonly id: string
  readonly number: string
  readonly agencyId: string
  readonly handlerName: string | null
}
type Props = {
  readonly requests: readonly Assigned[]
  readonly close: () => void
  readonly done?: () => void
}

const SHOWN = 8

/** Gives requests to a clerk of their agency. */
export function AssignDialog({ requests, close, done }: Props) {
  const { message } = App.useApp()
  const [handlerId, setHandlerId] = useState<string | null>(null)
  const [agencyId = '', ...others] = new Set(requests.map((each) => each.agencyId))
  const isMixed = others.length > 0
  const handlers = useAsk<HandlerList>(`${REQUESTS}/handlers`, { agencyId }, !isMixed)
  const assign = useTell<{ changed: number; handlerName: string }, object>(`${REQUESTS}/assign`, {
    stale: [REQUESTS],
    done: ({ changed, handlerName }) => {
      void message.success(`已将 ${changed} 件指派给${handlerName}`)
      done?.()
      close()
    },
  })
  return (
    <Dialog
      open
      title={`指派经办人：${requests.length} 件`}
      okText="指派"
      cancelText="取消"
      okButtonProps={{ disabled: handlerId === null || isMixed }}
      confirmLoading={assign.isPending}
      onOk={() => assign.mutate({ requestIds: requests.map(({ id }) => id), handlerId })}
      onCancel={close}
    >
      <div className="stack">
        <ul className="assigned">
          {requests.slice(0, SHOWN).map(({ id, number, handlerName }) => (
            <li key={id}>
              {number} <span className="soft">现由{handlerName ?? '无人'}经办</span>
            </li>
          ))}
          {requests.length > SHOWN && <li className="soft">等 {requests.length} 件</li>}
        </ul>
        {isMixed ? (
          <p className="form-problem" role="alert">
            选中的申请属于不同单位。请一次只指派同一个单位的申请。
          </p>
        ) : (
          <Answer query={handlers} what="经办人员">
            {({ handlers: clerks }) => (
              <div className="line-field">
                <span id="assign-to">经办人</span>
                <Select
                  aria-labelledby="assign-to"
                  placeholder={clerks.length > 0 ? '请选择' : '该单位还没有经办人员'}
                  value={handlerId}
                  options={clerks.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={setHandlerId}
                />
              </div>
            )}
          </Answer>
        )}
        {assign.error !== null && (
          <p className="form-problem" role="alert">
            {asProblem(assign.error).message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
