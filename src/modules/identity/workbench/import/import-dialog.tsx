import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { csvText } from '#core/kit/csv.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { FileField } from '#ui/form/file-field.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { saveText } from '#ui/table/save-text.ts'
import {
  IMPORT_KINDS,
  type ImportInput,
  type ImportKind,
  type ImportView,
} from '../../identity.contract.ts'
import { AGENCIES, IMPORT, PEOPLE } from '../identity-api.ts'
import { base64Of } from './base64.ts'

/** First rows of the sheets that can be read. */
const HEADINGS: Readonly<Record<ImportKind, readonly string[]>> = {
  agencies: ['单位名称', '上级单位', '类别', '统一社会信用代码', '单独编制年报', '联系电话'],
  people: ['姓名', '单位名称', '职务', '电话', '电子邮箱'],
}

const OUTCOMES = { new: '新增', changed: '更新', same: '不变', wrong: '有误' } as const

/** Agencies or people from a spreadsheet: first a look at every row, then all or nothing. */
export function ImportDialog({ close }: { readonly close: () => void }) {
  const [kind, setKind] = useState<ImportKind>('agencies')
  const [file, setFile] = useState<ImportInput | null>(null)
  const preview = useTell<ImportView, ImportInput>(`${IMPORT}/preview`)
  const confirm = useTell<ImportView, ImportInput>(`${IMPORT}/confirm`, {
    stale: [AGENCIES, PEOPLE],
    done: close,
  })
  const read = async (chosen: File) => {
    const content = base64Of(new Uint8Array(await chosen.arrayBuffer()))
    const input = { kind, fileName: chosen.name, content }
    setFile(input)
    preview.mutate(input)
  }
  const problem = confirm.error ?? preview.error
  return (
    <Dialog
      open
      width={860}
      title="批量导入"
      okText={`导入 ${preview.data ? preview.data.counts.new + preview.data.counts.changed : 0} 行`}
      cancelText="取消"
      okButtonProps={{ disabled: !preview.data?.canConfirm }}
      confirmLoading={confirm.isPending}
      onOk={() => file && confirm.mutate(file)}
      onCancel={close}
    >
      <div className="stack">
        <p className="row">
          <Segmented<ImportKind>
            value={kind}
            options={Object.entries(IMPORT_KINDS).map(([value, label]) => ({
              value: value as ImportKind,
              label,
            }))}
            onChange={(next) => {
              setKind(next)
              preview.reset()
            }}
          />
          <Button onClick={() => saveText(`${IMPORT_KINDS[kind]}.csv`, csvText([HEADINGS[kind]]))}>
            下载空白表
          </Button>
        </p>
        <FileField accept=".xlsx,.csv" chosen={(chosen) => void read(chosen)}>
          {preview.isPending
            ? '正在读取'
            : (file?.fileName ?? '选择 Excel 或 CSV 文件，或拖到这里')}
        </FileField>
        {problem !== null && (
          <p className="form-problem" role="alert">
            {asProblem(problem).message}
          </p>
        )}
        {preview.data && <Rows view={preview.data} />}
      </div>
    </Dialog>
  )
}

function Rows({ view }: { readonly view: ImportView }) {
  const { counts } = view
  const order = { wrong: 0, new: 1, changed: 2, same: 3 }
  const rows = [...view.rows].sort((one, other) => order[one.what] - order[other.what])
  return (
    <>
      <p role="status">
        新增 {counts.new}，更新 {counts.changed}，不变 {counts.same}
        {counts.wrong > 0 && (
          <span className="is-late">，有误 {counts.wrong}：请改好后重新选择文件</span>
        )}
      </p>
      <DataTable
        rowKey="row"
        size="small"
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ y: 320 }}
        dataSource={rows}
        columns={[
          { title: '行', dataIndex: 'row', width: 64 },
          {
            ...{ title: '结果', key: 'what', width: 80 },
            render: (_, { what }) => (
              <span className={what === 'wrong' ? 'is-late' : undefined}>{OUTCOMES[what]}</span>
            ),
          },
          { title: '名称', dataIndex: 'name', width: 208 },
          {
            ...{ title: '说明', key: 'notes' },
            render: (_, { notes }) => notes.join('；'),
          },
        ]}
      />
    </>
  )
}
