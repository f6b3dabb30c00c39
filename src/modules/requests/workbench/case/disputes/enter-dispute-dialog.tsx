import { useState } from 'react'
import { DISPUTE_KINDS } from '#core/requests/words.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { RequestView } from '../../../requests.contract.ts'
import { REQUESTS, requestPath } from '../../api/paths.ts'
import { AreaField, ChoiceField, NO_PERSONAL_DATA, TextField } from '../../shared/fields.tsx'
import { ProblemLine } from '../../shared/problem-line.tsx'

type Props = { readonly request: RequestView; readonly close: () => void }

const KINDS = Object.entries(DISPUTE_KINDS).map(([value, label]) => ({ value, label }))
const EMPTY = { kind: '', number: '', body: '', filedOn: '', dueOn: '', note: '' }

/** A reconsideration or lawsuit the agency was told of. */
export function EnterDisputeDialog({ request, close }: Props) {
  const [typed, setTyped] = useState(() => ({ ...EMPTY, filedOn: today() }))
  const tell = useTell<unknown, object>(`${requestPath(request.id)}/disputes`, {
    ...{ stale: [REQUESTS], done: close },
  })
  const faults = tell.error === null ? {} : asProblem(tell.error).fields
  const field = (name: keyof typeof EMPTY) => ({
    ...{ value: typed[name], error: faults[name] },
    set: (text: string) => setTyped({ ...typed, [name]: text }),
  })
  const { dueOn, ...rest } = typed
  return (
    <Dialog
      open
      title={`登记复议、诉讼：${request.number}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: typed.kind === '' || typed.filedOn === '' }}
      confirmLoading={tell.isPending}
      onOk={() => tell.mutate({ ...rest, ...(dueOn !== '' && { dueOn }) })}
      onCancel={close}
    >
      <div className="stack">
        <ChoiceField {...field('kind')} label="种类" value={typed.kind || null} options={KINDS} />
        <TextField {...field('number')} label="案号（可不填）" maxLength={100} />
        <TextField {...field('body')} label="复议机关或者法院（可不填）" maxLength={200} />
        <TextField
          {...field('filedOn')}
          label="收到申请书副本、起诉状副本的日期"
          type="date"
          max={today()}
        />
        <TextField
          {...field('dueOn')}
          label="答复、答辩期限（可不填）"
          hint="不填的，按法定期限计算。"
          type="date"
        />
        <AreaField
          {...field('note')}
          label="备注（可不填）"
          hint={NO_PERSONAL_DATA}
          maxLength={2000}
        />
        <ProblemLine error={tell.error} />
      </div>
    </Dialog>
  )
}
