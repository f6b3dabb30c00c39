import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { LongField } from '#ui/form/long-field.tsx'
import { tooLong } from '#ui/form/text-length.ts'
import { ROUNDS, roundPath } from '../api/paths.ts'

type Props = {
  readonly roundId: string
  readonly reportIds: readonly string[]
  readonly close: () => void
}

const MOST_MESSAGE = 1000

/** Mails the clerks of agencies that owe something. */
export function RemindDialog({ roundId, reportIds, close }: Props) {
  const [message, setMessage] = useState('')
  const remind = useTell<{ mails: number; unreachable: string[] }, object>(
    `${roundPath(roundId)}/remind`,
    { stale: [ROUNDS] },
  )
  const whom = reportIds.length > 0 ? `选中的 ${reportIds.length} 个单位` : '所有还没有提交的单位'
  const done = remind.data
  return (
    <Dialog
      open
      title="发送提醒"
      okText={done ? '好' : '发送'}
      cancelText="取消"
      okButtonProps={{ disabled: tooLong(message, MOST_MESSAGE) !== undefined }}
      confirmLoading={remind.isPending}
      onOk={() => {
        if (done) close()
        else
          remind.mutate({ ...(reportIds.length > 0 && { reportIds }), ...(message && { message }) })
      }}
      onCancel={close}
      {...(done && { footer: (_, { OkBtn }) => <OkBtn /> })}
    >
      {done ? (
        <div className="stack" role="status">
          <p>已发出 {done.mails} 封邮件。</p>
          {done.unreachable.length > 0 && (
            <p>这些单位没有留邮箱，请电话联系：{done.unreachable.join('、')}。</p>
          )}
        </div>
      ) : (
        <div className="stack">
          <p>给{whom}的经办人员发邮件，写明期限和还缺什么。</p>
          <LongField label="附言（可不填）" value={message} set={setMessage} max={MOST_MESSAGE} />
          {remind.error !== null && (
            <p className="form-problem" role="alert">
              {asProblem(remind.error).message}
            </p>
          )}
        </div>
      )}
    </Dialog>
  )
}
