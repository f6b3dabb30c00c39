import { App, Button } from 'antd'
import { useState } from 'react'
import { useTell } from '#ui/api/use-api.ts'
import { momentText } from '#ui/dates.ts'
import type { RoundData } from '../../annual-report.contract.ts'
import { ROUNDS, roundPath } from '../api/paths.ts'
import { AddAgenciesDialog } from './add-agencies-dialog.tsx'
import { ChangeRoundDialog } from './change-round-dialog.tsx'
import { CloseRoundDialog } from './close-round-dialog.tsx'

type Props = {
  readonly round: RoundData
  readonly reload: () => Promise<RoundData | undefined>
}

const DIALOGS = {
  change: ChangeRoundDialog,
  agencies: AddAgenciesDialog,
  close: CloseRoundDialog,
} as const

/** What the office can do with a round as a whole. */
export function RoundActions({ round, reload }: Props) {
  const [shown, setShown] = useState<keyof typeof DIALOGS | null>(null)
  const Shown = shown && DIALOGS[shown]
  return (
    <>
      {round.closedAt === null ? (
        <p className="row round-actions">
          <Button onClick={() => setShown('change')}>修改任务</Button>
          <Button onClick={() => setShown('agencies')}>增加单位</Button>
          <Button danger onClick={() => setShown('close')}>
            结束任务
          </Button>
        </p>
      ) : (
        <ClosedNote round={round} />
      )}
      {Shown && <Shown round={round} reload={reload} close={() => setShown(null)} />}
    </>
  )
}

function ClosedNote({ round }: { readonly round: RoundData }) {
  const { message } = App.useApp()
  const open = useTell<unknown, object>(roundPath(round.id), {
    stale: [ROUNDS, '/annual-reports'],
    done: () => void message.success('任务已重新开启'),
    refused: (problem) => void message.error(problem.message),
  })
  return (
    <div className="note row round-actions">
      <span>
        这个任务已于 {momentText(round.closedAt)} 结束：报告不能再填写和提交，已发布的仍可更正。
      </span>
      <Button
        loading={open.isPending}
        onClick={() => open.mutate({ version: round.version, closed: false })}
      >
        重新开启
      </Button>
    </div>
  )
}
