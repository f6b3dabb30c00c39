import { Button } from 'antd'
import { useState } from 'react'
import { figureCell } from '#core/annual-report/compile.ts'
import type { CellPlace } from '#core/annual-report/template.ts'
import { ReasonDialog } from '../dialogs/reason-dialog.tsx'
import { RecordsDialog } from '../dialogs/records-dialog.tsx'
import { useEditor } from '../model/editor.ts'

/** Where the figure of a cell comes from: what the register counts, its requests, and what to do when it is another. */
export function RecordFacts({ place }: { readonly place: CellPlace }) {
  const { recorded, apart, mayEdit, autosave } = useEditor()
  const [open, setOpen] = useState<'records' | 'reason' | null>(null)
  const figure = recorded[place.id]
  if (figure === undefined) return null
  const isApart = apart.some((each) => each.place.id === place.id)
  const close = () => setOpen(null)
  return (
    <>
      <span className={isApart ? 'cell-bar-apart' : undefined}>
        台账：{figure}
        {isApart && '，与填写的不同'}
      </span>
      {figure > 0 && (
        <Button size="small" onClick={() => setOpen('records')}>
          打开 {figure} 件
        </Button>
      )}
      {isApart && mayEdit && (
        <>
          <Button
            size="small"
            onClick={() =>
              autosave.takeOver([{ place: `cell:${place.id}`, after: figureCell(figure, place) }])
            }
          >
            取用 {figure}
          </Button>
          <Button size="small" onClick={() => setOpen('reason')}>
            保留并写明理由
          </Button>
        </>
      )}
      {open === 'records' && <RecordsDialog place={place} figure={figure} close={close} />}
      {open === 'reason' && <ReasonDialog place={place} figure={figure} close={close} />}
    </>
  )
}
