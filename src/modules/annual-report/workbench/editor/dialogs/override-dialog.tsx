import { Button, Input } from 'antd'
import { useState } from 'react'
import type { CellContent } from '#core/annual-report/editing/content.ts'
import { computedFigures } from '#core/annual-report/editing/recompute.ts'
import type { CellId } from '#core/annual-report/template.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { LongField } from '#ui/form/long-field.tsx'
import { tooLong } from '#ui/form/text-length.ts'
import { shownText } from '../grid/cell-words.ts'
import { contentOf } from '../grid/clipboard.ts'
import { useEditor } from '../model/editor.ts'

type Props = {
  readonly cell: CellId
  readonly content: CellContent | null
  readonly close: () => void
}

const MOST_REASON = 500

/** A figure that the form computes is only changed with a reason, which is kept with it. */
export function OverrideDialog({ cell, content, close }: Props) {
  const editor = useEditor()
  const place = editor.template.cellById.get(cell)
  const now = editor.content.cells[cell]
  const sum = computedFigures(editor.template, editor.content)[cell]
  const [text, setText] = useState(shownText(content ?? now))
  const [reason, setReason] = useState(now?.reason ?? '')
  const save = (after: CellContent) => {
    editor.autosave.act([{ place: `cell:${cell}`, after }])
    close()
  }
  const isReasoned = reason.trim() !== '' && !tooLong(reason, MOST_REASON)
  const isReady = text.trim() !== '' && isReasoned
  return (
    <Dialog
      open
      title={place?.name ?? cell}
      okText="改动"
      cancelText="取消"
      okButtonProps={{ disabled: !isReady }}
      onOk={() => save({ ...contentOf(text, place), reason: reason.trim() })}
      onCancel={close}
      footer={(buttons) => (
        <>
          {now?.reason && (
            <Button onClick={() => save({ kind: 'blank', raw: '' })}>恢复自动合计</Button>
          )}
          {buttons}
        </>
      )}
    >
      <div className="stack">
        <p>
          这一格由其他各格自动合计
          {sum === undefined ? '，现在还有空格，算不出来。' : `，应为 ${sum}。`}
          要改成别的数，请写明理由；理由会保留在修改记录里。
        </p>
        <label className="line-field">
          <span>改为</span>
          <Input
            autoFocus
            value={text}
            maxLength={40}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <LongField label="理由" value={reason} set={setReason} max={MOST_REASON} rows={2} />
      </div>
    </Dialog>
  )
}
