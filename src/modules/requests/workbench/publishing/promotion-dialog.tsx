import { App } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { PromotionRow } from '../../requests.contract.ts'
import { PROMOTIONS, REQUESTS } from '../api/paths.ts'
import { AreaField, TextField, YesNoField } from '../shared/fields.tsx'
import { ProblemLine } from '../shared/problem-line.tsx'

type Props = { readonly row: PromotionRow; readonly close: () => void }

const EMPTY = { place: '', link: '', reason: '' }

/** Whether information that was asked for is published from now on: where, or why not. */
export function PromotionDialog({ row, close }: Props) {
  const { message } = App.useApp()
  const [isPromoted, setPromoted] = useState<boolean | null>(null)
  const [typed, setTyped] = useState({ ...EMPTY, publishedOn: today() })
  const tell = useTell<unknown, object>(`${PROMOTIONS}/decide`, {
    stale: [PROMOTIONS, REQUESTS],
    done: () => {
      void message.success(isPromoted ? '已登记转为主动公开' : '已登记不转')
      close()
    },
  })
  const faults = tell.error === null ? {} : asProblem(tell.error).fields
  const field = (name: keyof typeof typed) => ({
    ...{ value: typed[name], error: faults[name] },
    set: (text: string) => setTyped({ ...typed, [name]: text }),
  })
  const { place, link, publishedOn, reason } = typed
  const given = isPromoted ? { place, link, publishedOn } : { reason }
  return (
    <Dialog
      open
      title="研究转为主动公开"
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: isPromoted === null }}
      confirmLoading={tell.isPending}
      onOk={() =>
        tell.mutate({ requestIds: row.requests.map(({ id }) => id), isPromoted, ...given })
      }
      onCancel={close}
    >
      <div className="stack">
        <p className="case-wanted">{row.description}</p>
        <p className="soft">
          {row.requests.length} 件申请，{row.applicants} 个申请人。结果会显示在每件申请上。
        </p>
        <YesNoField
          label="研究结果"
          yes="转为主动公开"
          no="不转"
          value={isPromoted}
          set={setPromoted}
          error={faults.isPromoted}
        />
        {isPromoted === true && (
          <>
            <TextField {...field('place')} label="公开在哪里" hint="栏目、网站。" maxLength={200} />
            <TextField {...field('publishedOn')} label="公开的日期" type="date" max={today()} />
            <TextField {...field('link')} label="网址（可不填）" maxLength={500} />
          </>
        )}
        {isPromoted === false && (
          <AreaField {...field('reason')} label="不转的理由" maxLength={2000} />
        )}
        <ProblemLine error={tell.error} />
      </div>
    </Dialog>
  )
}
