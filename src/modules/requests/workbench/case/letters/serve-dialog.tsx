import { useState } from 'react'
import { SERVED_WAYS } from '#core/requests/words.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { RequestView } from '../../../requests.contract.ts'
import { REQUESTS } from '../../api/paths.ts'
import { ChoiceField, TextField } from '../../shared/fields.tsx'

type Props = {
  readonly request: RequestView
  /** Of the letter, below `/api`. */
  readonly path: string
  readonly title: string
  readonly close: () => void
}

const WAYS = Object.entries(SERVED_WAYS).map(([value, label]) => ({ value, label }))

/** How a letter reached whom it is for, and what shows it. */
export function ServeDialog({ request, path, title, close }: Props) {
  const [on, setOn] = useState(today())
  const [way, setWay] = useState('')
  const [proof, setProof] = useState('')
  const serve = useTell<unknown, object>(`${path}/serve`, { stale: [REQUESTS], done: close })
  const problem = serve.error === null ? null : asProblem(serve.error)
  return (
    <Dialog
      open
      title={`登记送达：${title}（${request.number}）`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: way === '' }}
      confirmLoading={serve.isPending}
      onOk={() => serve.mutate({ on, way, proof: proof.trim() })}
      onCancel={close}
    >
      <div className="stack">
        <ChoiceField label="送达方式" value={way || null} set={setWay} options={WAYS} />
        <TextField
          label="送达日期"
          type="date"
          max={today()}
          value={on}
          set={setOn}
          error={problem?.fields.on}
        />
        <TextField
          label="送达凭证（电子送达可不填）"
          hint="邮件号、送达回证编号、公告网址等；能查看这件申请的人都能看到，不要写签收人的姓名、电话、住址。"
          maxLength={500}
          value={proof}
          set={setProof}
          error={problem?.fields.proof}
        />
        {problem && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
