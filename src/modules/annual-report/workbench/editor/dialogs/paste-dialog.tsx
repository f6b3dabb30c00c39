import { Dialog } from '#ui/dialog/dialog.tsx'
import { shownText } from '../grid/cell-words.ts'
import type { Paste } from '../grid/clipboard.ts'
import { useEditor } from '../model/editor.ts'

/** What a pasted block would do where it does not simply fit. */
export function PasteDialog({ plan, close }: { readonly plan: Paste; readonly close: () => void }) {
  const { autosave, template } = useEditor()
  const nameOf = (id: string) => template.cellById.get(id)?.name ?? id
  const unclear = new Set(plan.unclear)
  const paste = () => {
    const fitting = plan.cells.filter(({ id }) => !unclear.has(id))
    autosave.act(fitting.map(({ id, content }) => ({ place: `cell:${id}`, after: content })))
    close()
  }
  const count = plan.cells.length - unclear.size
  return (
    <Dialog
      open
      title="粘贴前请看一下"
      okText={`粘贴其余 ${count} 格`}
      cancelText="不粘贴"
      okButtonProps={{ disabled: count === 0 }}
      onOk={paste}
      onCancel={close}
    >
      <div className="stack">
        <Left
          title={`${plan.outside.length} 个数据落在表格之外，不会粘贴`}
          lines={plan.outside.map((each) => `第 ${each.row} 行第 ${each.column} 列：${each.text}`)}
        />
        <Left
          title={`${plan.unclear.length} 个数据不是数字，不会粘贴`}
          lines={plan.cells
            .filter(({ id }) => unclear.has(id))
            .map(({ id, content }) => `${nameOf(id)}：${shownText(content)}`)}
        />
        <Left
          title={`${plan.computed.length} 格由系统自动合计，不会粘贴`}
          lines={plan.computed.map(({ id, text }) => `${nameOf(id)}：${text}`)}
        />
      </div>
    </Dialog>
  )
}

const MOST = 8

function Left({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.slice(0, MOST).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > MOST && <li>……共 {lines.length} 个</li>}
      </ul>
    </div>
  )
}
