import { useState } from 'react'
import { DISPUTE_RESULTS } from '#core/requests/words.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { DisputeView, RequestView } from '../../../requests.contract.ts'
import { REQUESTS, requestPath } from '../../api/paths.ts'
import { AreaField, ChoiceField, NO_PERSONAL_DATA, TextField } from '../../shared/fields.tsx'
import { ProblemLine } from '../../shared/problem-line.tsx'

type Props = {
  readonly request: RequestView
  readonly dispute: DisputeView
  readonly close: () => void
}

const RESULTS = Object.entries(DISPUTE_RESULTS).map(([value, label]) => ({ value, label }))

/** How a reconsideration or lawsuit ended; what was entered before may be put right. */
export function CloseDisputeDialog({ request, dispute, close }: Props) {
  const [closedOn, setClosedOn] = useState(dispute.closedOn ?? today())
  const [result, setResult] = useState<string | null>(dispute.result)
  const [note, setNote] = useState(dispute.note)
  const path = `${requestPath(request.id)}/disputes/${dispute.id}/close`
  const tell = useTell<unknown, object>(path, { stale: [REQUESTS], done: close })
  const faults = tell.error === null ? {} : asProblem(tell.error).fields
  return (
    <Dialog
      open
      title={`登记结果：${dispute.kindLabel}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: result === null || closedOn === '' }}
      confirmLoading={tell.isPending}
      onOk={() => tell.mutate({ closedOn, result, note: note.trim() })}
      onCancel={close}
    >
      <div className="stack">
        <ChoiceField
          label="结果"
          hint="年度报告第四张表按这里的结果统计。"
          value={result}
          set={setResult}
          options={RESULTS}
          error={faults.result}
        />
        <TextField
          label="审结日期"
          type="date"
          min={dispute.filedOn}
          max={today()}
          value={closedOn}
          set={setClosedOn}
          error={faults.closedOn}
        />
        <AreaField
          label="备注（可不填）"
          hint={NO_PERSONAL_DATA}
          maxLength={2000}
          value={note}
          set={setNote}
          error={faults.note}
        />
        <ProblemLine error={tell.error} />
      </div>
    </Dialog>
  )
}
