import { App } from 'antd'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { RoundData } from '../../annual-report.contract.ts'
import { ROUNDS, roundPath } from '../api/paths.ts'

type Props = { readonly round: RoundData; readonly close: () => void }

/** Ends a round, after saying what that means. */
export function CloseRoundDialog({ round, close }: Props) {
  const { message } = App.useApp()
  const end = useTell<unknown, object>(`${roundPath(round.id)}/close`, {
    stale: [ROUNDS, '/annual-reports'],
    done: () => {
      void message.success('任务已结束')
      close()
    },
  })
  const all = Object.values(round.counts).reduce((sum, count) => sum + count, 0)
  const open = all - (round.counts.published ?? 0)
  return (
    <Dialog
      open
      title="结束编报任务"
      okText="结束任务"
      cancelText="取消"
      okButtonProps={{ danger: true }}
      confirmLoading={end.isPending}
      onOk={() => end.mutate({})}
      onCancel={close}
    >
      <div className="stack">
        <p className={open > 0 ? 'note is-warning' : 'note'}>
          {open > 0
            ? `“${round.title}”的 ${all} 份报告中还有 ${open} 份没有发布，结束后这些报告不能再填写和提交。`
            : `“${round.title}”的 ${all} 份报告都已发布。`}
        </p>
        <p>已发布的报告照常公开，仍可更正。结束后需要时可以重新开启。</p>
        {end.error !== null && (
          <p className="form-problem" role="alert">
            {asProblem(end.error).message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
