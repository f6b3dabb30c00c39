import { App } from 'antd'
import { useState } from 'react'
import { REVIEW_GROUNDS, REVIEW_RESULTS } from '#core/requests/review/withheld-review.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { dayText, today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { ReviewRow } from '../../requests.contract.ts'
import { PROMOTIONS, REQUESTS, REVIEWS, requestPath } from '../api/paths.ts'
import { AreaField, ChoiceField, TextField } from '../shared/fields.tsx'
import { ProblemLine } from '../shared/problem-line.tsx'
import { decisionLabel } from '../shared/tags.tsx'

type Props = { readonly row: ReviewRow; readonly close: () => void }

const RESULTS = Object.entries(REVIEW_RESULTS).map(([value, label]) => ({ value, label }))
const GROUNDS = REVIEW_GROUNDS.map((value) => ({ value, label: decisionLabel(value) }))

/** That a refusal was looked at again, and what came of it. */
export function ReviewDialog({ row, close }: Props) {
  const { message } = App.useApp()
  const [typed, setTyped] = useState(() => ({
    ...{ result: '', ground: groundOf(row), reason: '', on: today(), nextOn: '' },
  }))
  const tell = useTell<{ nextOn: string | null }, object>(`${requestPath(row.id)}/review-refusal`, {
    stale: [REVIEWS, PROMOTIONS, REQUESTS],
    done: ({ nextOn }) => {
      const next = nextOn ? `下次评估：${dayText(nextOn)}` : '已转入“转主动公开”待研究'
      void message.success(`已登记评估。${next}`)
      close()
    },
  })
  const faults = tell.error === null ? {} : asProblem(tell.error).fields
  const field = (name: keyof typeof typed) => ({
    ...{ value: typed[name], error: faults[name] },
    set: (text: string) => setTyped({ ...typed, [name]: text }),
  })
  const { ground, nextOn, ...rest } = typed
  const isWithheld = typed.result === 'still-withheld'
  const more = { ...(ground && { ground }), ...(nextOn && { nextOn }) }
  return (
    <Dialog
      open
      title={`定期评估：${row.number}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: typed.result === '' || typed.reason.trim() === '' }}
      confirmLoading={tell.isPending}
      onOk={() => tell.mutate({ ...rest, ...(isWithheld && more) })}
      onCancel={close}
    >
      <div className="stack">
        <p className="case-wanted">{row.description}</p>
        <p className="soft">
          {dayText(row.decidedOn)}答复：{row.kinds.map(decisionLabel).join('；')}
        </p>
        <ChoiceField
          {...field('result')}
          label="评估结果"
          value={typed.result || null}
          options={RESULTS}
        />
        {isWithheld && (
          <ChoiceField
            {...field('ground')}
            label="继续不予公开的依据"
            value={ground || null}
            options={GROUNDS}
          />
        )}
        <AreaField {...field('reason')} label="理由" maxLength={2000} />
        <TextField
          {...field('on')}
          label="评估日期"
          type="date"
          min={row.decidedOn}
          max={today()}
        />
        {isWithheld && (
          <TextField
            {...field('nextOn')}
            label="下次评估（可不填）"
            hint="不填的，按设定的周期计算。"
            type="date"
            min={typed.on}
          />
        )}
        <ProblemLine error={tell.error} />
      </div>
    </Dialog>
  )
}

/** On what it rested until now. */
function groundOf({ kinds, last }: ReviewRow): string {
  return last?.ground ?? REVIEW_GROUNDS.find((ground) => kinds.includes(ground)) ?? ''
}
