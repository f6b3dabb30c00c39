import { useState } from 'react'
import type { CellPlace } from '#core/annual-report/template.ts'
import { Dialog, useFocusBack } from '#ui/dialog/dialog.tsx'
import { LongField } from '#ui/form/long-field.tsx'
import { tooLong } from '#ui/form/text-length.ts'
import { shownText } from '../grid/cell-words.ts'
import { useEditor } from '../model/editor.ts'

const MOST_REASON = 500

type Props = { readonly place: CellPlace; readonly figure: number; readonly close: () => void }

/** A figure that is not what the records come to is kept with a reason, which stays with it. */
export function ReasonDialog({ place, figure, close }: Props) {
  const { content, autosave } = useEditor()
  const [reason, setReason] = useState('')
  const cell = content.cells[place.id]
  useFocusBack()
  const save = () => {
    if (cell)
      autosave.act([{ place: `cell:${place.id}`, after: { ...cell, reason: reason.trim() } }])
    close()
  }
  return (
    <Dialog
      open
      title={place.name}
      okText="保留填写的数字"
      cancelText="取消"
      okButtonProps={{
        disabled: reason.trim() === '' || tooLong(reason, MOST_REASON) !== undefined,
      }}
      onOk={save}
      onCancel={close}
    >
      <div className="stack">
        <p>
          填写的是 {shownText(cell)}，依申请公开台账是 {figure}
          。请写明为什么不同，理由会保留在修改记录里。
        </p>
        <LongField label="理由" value={reason} set={setReason} max={MOST_REASON} rows={2} />
      </div>
    </Dialog>
  )
}
