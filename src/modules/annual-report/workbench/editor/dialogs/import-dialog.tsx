import { Button, Checkbox } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { PlaceValue } from '#core/annual-report/editing/content.ts'
import { get, upload } from '#ui/api/client.ts'
import { asProblem, type Problem } from '#ui/api/problem.ts'
import { Dialog, useFocusBack } from '#ui/dialog/dialog.tsx'
import { FileField } from '#ui/form/file-field.tsx'
import { LongField } from '#ui/form/long-field.tsx'
import { tooLong } from '#ui/form/text-length.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import type { ImportedPlaceData, ImportPreviewData } from '../../../annual-report.contract.ts'
import { reportPath } from '../../api/paths.ts'
import { useEditor } from '../model/editor.ts'
import { valueText } from '../panel/conflicts-tab.tsx'
import './import-dialog.css'

/** A file, or the year's records, become a proposal: beside what stands there, taken over one by one. */
export function ImportDialog({ close }: { readonly close: () => void }) {
  const { reportId } = useEditor()
  const [preview, setPreview] = useState<ImportPreviewData | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [reading, setReading] = useState('')
  useFocusBack()
  const propose = (from: string, found: Promise<ImportPreviewData>) => {
    setReading(from)
    setProblem(null)
    found
      .then(setPreview)
      .catch((error: unknown) => setProblem(asProblem(error)))
      .finally(() => setReading(''))
  }
  const read = (file: File) => {
    const form = new FormData()
    form.append('file', file)
    propose(file.name, upload(`${reportPath(reportId)}/import`, form))
  }
  const count = () => propose('台账', get(`${reportPath(reportId)}/records`))
  if (preview) return <Confirm preview={preview} close={close} />
  return (
    <Dialog open title="导入" footer={null} onCancel={close}>
      <div className="stack">
        <p>Word、PDF、Excel、网页、文本、CSV、JSON 均可。先给您看读出了什么，确认后才写入报告。</p>
        <FileField
          accept=".docx,.pdf,.xlsx,.html,.htm,.txt,.csv,.json"
          disabled={reading !== ''}
          chosen={read}
        >
          {reading === '' ? '选择文件，或拖到这里' : `正在读取 ${reading}`}
        </FileField>
        <p>
          表三、表四也可以直接从依申请公开的台账取数：收到、办理结果、结转、复议和诉讼逐件计算。
        </p>
        <div>
          <Button onClick={count} disabled={reading !== ''}>
            从台账取数（表三、表四）
          </Button>
        </div>
        {problem && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}

const MOST_REASON = 500

type ConfirmProps = { readonly preview: ImportPreviewData; readonly close: () => void }

function Confirm({ preview, close }: ConfirmProps) {
  const { autosave } = useEditor()
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    preview.changes.filter(({ suggested }) => suggested).map(({ place }) => place),
  )
  const [reason, setReason] = useState('')
  const taken = preview.changes.filter(({ place }) => chosen.includes(place))
  const needsReason = taken.some((each) => each.needsReason)
  const isReasoned = !needsReason || (reason.trim() !== '' && !tooLong(reason, MOST_REASON))
  const save = () => {
    autosave.takeOver(taken.map((each) => ({ place: each.place, after: withReason(each, reason) })))
    close()
  }
  return (
    <Dialog
      open
      width={1080}
      title={`核对读出的内容：${preview.file.name}`}
      okText={`写入选中的 ${taken.length} 处`}
      cancelText="不导入"
      okButtonProps={{ disabled: taken.length === 0 || !isReasoned }}
      onOk={save}
      onCancel={close}
    >
      <div className="stack">
        {preview.warnings.map((warning) => (
          <p key={warning} className="note is-warning">
            {warning}
          </p>
        ))}
        <p className="soft">
          与报告不同的有 {preview.changes.length} 处，相同的 {preview.same} 处
          {preview.unread.length > 0 && `，没有读出来的 ${preview.unread.length} 格（保持原样）`}。
        </p>
        <ImportTable changes={preview.changes} chosen={chosen} setChosen={setChosen} />
        {needsReason && (
          <LongField
            label="选中的合计与各项之和不符，请写明理由"
            value={reason}
            set={setReason}
            max={MOST_REASON}
            rows={1}
          />
        )}
      </div>
    </Dialog>
  )
}

function withReason({ after, needsReason }: ImportedPlaceData, reason: string): PlaceValue {
  return needsReason && typeof after === 'object' && after !== null
    ? { ...after, reason: reason.trim() }
    : after
}

type TableProps = {
  readonly changes: readonly ImportedPlaceData[]
  readonly chosen: readonly string[]
  readonly setChosen: (places: readonly string[]) => void
}

function ImportTable({ changes, chosen, setChosen }: TableProps) {
  const all = changes.map(({ place }) => place)
  const boxes = useBoxes()
  const toggle = (place: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, place] : chosen.filter((each) => each !== place))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the arrows of the boxes in it.
    <div ref={boxes.list} onKeyDown={boxes.press}>
      <div className="row import-choice">
        <Button size="small" onClick={() => setChosen(all)}>
          全选
        </Button>
        <Button size="small" onClick={() => setChosen([])}>
          全不选
        </Button>
        <span className="soft">上下方向键逐处移动，空格选或不选。</span>
      </div>
      <DataTable
        className="import-table"
        size="small"
        rowKey="place"
        pagination={false}
        scroll={{ y: 420, x: 760 }}
        dataSource={[...changes]}
        columns={[
          {
            ...{ title: '写入', key: 'take', width: 64 },
            render: (_, { place, name }, index) => (
              <Checkbox
                tabIndex={index === boxes.at ? 0 : -1}
                onFocus={() => boxes.setAt(index)}
                aria-label={`写入 ${name}`}
                checked={chosen.includes(place)}
                onChange={(event) => toggle(place, event.target.checked)}
              />
            ),
          },
          { title: '位置', dataIndex: 'name', width: 260 },
          { title: '现在', key: 'before', render: (_, { before }) => <Value value={before} /> },
          { title: '读出', key: 'after', render: (_, { after }) => <Value value={after} /> },
          {
            ...{ title: '文件里的出处', key: 'source', width: 220 },
            render: (_, { source, raw }) => (
              <span className="soft">
                {source}
                {raw && `：“${raw.slice(0, 60)}”`}
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}

/** One stop for Tab among many boxes; the arrows go from one to the next. */
function useBoxes() {
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const boxes = [...(list.current?.querySelectorAll<HTMLElement>('[type=checkbox]') ?? [])]
    if (step === undefined || document.activeElement !== boxes[at]) return
    event.preventDefault()
    const next = boxes[at + step]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  return { list, at, setAt, press }
}

function Value({ value }: { readonly value: PlaceValue }) {
  const text = valueText(value)
  return <span title={text}>{text.length > 120 ? `${text.slice(0, 120)}……` : text}</span>
}
