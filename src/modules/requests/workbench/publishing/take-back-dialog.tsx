import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { PromotionRow } from '../../requests.contract.ts'
import { PROMOTIONS, REQUESTS } from '../api/paths.ts'
import { AreaField } from '../shared/fields.tsx'
import { ProblemLine } from '../shared/problem-line.tsx'

type Props = { readonly row: PromotionRow; readonly close: () => void }

/** Takes what was decided about publishing back, with the reason. */
export function TakeBackDialog({ row, close }: Props) {
  const [note, setNote] = useState('')
  const tell = useTell<unknown, object>(`${PROMOTIONS}/${row.decision?.id}/take-back`, {
    ...{ stale: [PROMOTIONS, REQUESTS], done: close },
  })
  const faults = tell.error === null ? {} : asProblem(tell.error).fields
  return (
    <Dialog
      open
      title="撤回研究结果"
      okText="撤回"
      cancelText="取消"
      okButtonProps={{ disabled: note.trim() === '' }}
      confirmLoading={tell.isPending}
      onOk={() => tell.mutate({ note: note.trim() })}
      onCancel={close}
    >
      <div className="stack">
        <p>撤回之后，这条信息回到“待研究”。撤回和理由会记入审计。</p>
        <AreaField label="理由" value={note} set={setNote} error={faults.note} maxLength={2000} />
        <ProblemLine error={tell.error} />
      </div>
    </Dialog>
  )
}
