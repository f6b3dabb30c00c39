import { App, Button } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { FileField } from '#ui/form/file-field.tsx'
import type { CalendarImported, CalendarPreview } from '../../requests.contract.ts'
import { CALENDAR, REQUESTS } from '../api/paths.ts'
import { AreaField, YesNoField } from '../shared/fields.tsx'
import { ProblemLine } from '../shared/problem-line.tsx'
import { type ArrangementDraft, arrangementOf, gapsOf, newDraft } from './arrangement-draft.ts'
import { ArrangementFields } from './arrangement-fields.tsx'
import { DueChanges } from './due-changes.tsx'
import { ImportDoubts } from './import-doubts.tsx'

type Props = { readonly year: number; readonly seesRequests: boolean; readonly close: () => void }

/** Days off that were announced: typed or read from a file, then what they change, then saved. */
export function ImportDialog({ year, seesRequests, close }: Props) {
  const { preview, saving, doubts, ...form } = useImport(year, close)
  const seen = preview.data
  return (
    <Dialog
      open
      width={800}
      title="录入放假安排"
      okText={seen ? '保存' : '预览影响'}
      cancelText="取消"
      confirmLoading={preview.isPending || saving.isPending}
      onOk={() => (seen ? form.save() : form.look())}
      onCancel={close}
    >
      <div className="stack">
        {seen ? (
          <>
            <ImportDoubts {...doubts} />
            <DueChanges preview={seen} linksRequests={seesRequests} />
            <p>
              <Button onClick={() => form.goBack()}>返回修改</Button>
            </p>
          </>
        ) : (
          <GivenFields {...form} />
        )}
        <ProblemLine error={preview.error ?? saving.error} />
      </div>
    </Dialog>
  )
}

function useImport(year: number, close: () => void) {
  const { message } = App.useApp()
  const [isJson, setIsJson] = useState(false)
  const [json, setJson] = useState('')
  const [draft, setDraft] = useState(() => newDraft(year))
  const [isTried, setTried] = useState(false)
  const [isConfirmed, setConfirmed] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const preview = useTell<CalendarPreview, object>(`${CALENDAR}/preview`)
  const saving = useTell<CalendarImported, object>(`${CALENDAR}/import`, {
    stale: [CALENDAR, REQUESTS],
    done: (saved) => {
      void message.success(`已保存 ${saved.year} 年放假安排，${saved.changed} 件申请的期限已更新`)
      close()
    },
  })
  const gaps = isJson ? jsonGaps(json) : gapsOf(draft)
  const refused = preview.error === null ? {} : byLastPart(asProblem(preview.error).fields)
  const touched = () => {
    if (preview.error !== null) preview.reset()
  }
  const given = isJson ? { json } : { arrangement: arrangementOf(draft) }
  const doubtful = preview.data?.doubts ?? []
  return {
    ...{ preview, saving, isJson, json, draft },
    doubts: {
      ...{ doubts: doubtful, isConfirmed, confirm: setConfirmed },
      error: isRefused && !isConfirmed ? '请先核对并勾选，或者返回修改。' : undefined,
    },
    faults: { ...refused, ...(isTried && gaps) } as Readonly<Record<string, string>>,
    setIsJson: (is: boolean) => {
      touched()
      setTried(false)
      setIsJson(is)
    },
    setJson: (text: string) => {
      touched()
      setJson(text)
    },
    change: (part: Partial<ArrangementDraft>) => {
      touched()
      setDraft({ ...draft, ...part })
    },
    look: () => {
      setTried(true)
      if (Object.keys(gaps).length === 0) preview.mutate(given)
    },
    save: () => {
      const isAgreed = doubtful.length === 0 || isConfirmed
      setRefused(!isAgreed)
      if (isAgreed) saving.mutate({ ...given, isConfirmed })
    },
    goBack: () => {
      setConfirmed(false)
      setRefused(false)
      preview.reset()
      saving.reset()
    },
  }
}

const jsonGaps = (json: string): Record<string, string> =>
  json.trim() === '' ? { json: '请选择文件，或者把内容粘贴到这里。' } : {}

/** `arrangement.year` is said at the field `year`; what is wrong with the days at the days. */
function byLastPart(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, sentence]) => {
      const last = path.split(/[./]/).find((part) => part !== '' && part !== 'arrangement') ?? path
      return [last === 'days' ? 'off' : last, sentence]
    }),
  )
}

type GivenProps = Pick<
  ReturnType<typeof useImport>,
  'isJson' | 'setIsJson' | 'json' | 'setJson' | 'draft' | 'change' | 'faults'
>

function GivenFields({ isJson, setIsJson, json, setJson, draft, change, faults }: GivenProps) {
  return (
    <>
      <YesNoField label="怎样录入" yes="导入 JSON" no="逐项填写" value={isJson} set={setIsJson} />
      {isJson ? (
        <>
          <FileField
            accept=".json,application/json"
            chosen={(file) => void file.text().then(setJson)}
          >
            选择 JSON 文件，或拖到这里
          </FileField>
          <AreaField
            label="JSON"
            hint="字段：year、scope、off（name、from、to）、work、sources；日期写作 2027-01-01。"
            rows={8}
            maxLength={100_000}
            value={json}
            set={setJson}
            error={faults.json}
          />
        </>
      ) : (
        <ArrangementFields draft={draft} change={change} faults={faults} />
      )}
    </>
  )
}
