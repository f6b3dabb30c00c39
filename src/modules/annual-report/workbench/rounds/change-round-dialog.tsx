import { App } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { dayText } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { RoundData } from '../../annual-report.contract.ts'
import { ROUNDS, roundPath } from '../api/paths.ts'
import { ROUND_DAYS, RoundFields, type RoundTexts } from './round-fields.tsx'

type Props = {
  readonly round: RoundData
  /** The round as it is now. */
  readonly reload: () => Promise<RoundData | undefined>
  readonly close: () => void
}

/**
 * Changes the name, the days, the instructions of a round. Only what was changed here is sent; when
 * somebody else was faster, theirs is shown beside it before it can be saved again.
 */
export function ChangeRoundDialog({ round, reload, close }: Props) {
  const [seen, setSeen] = useState(round)
  const [changed, setChanged] = useState<Partial<RoundTexts>>({})
  const { message } = App.useApp()
  const save = useTell<unknown, object>(roundPath(round.id), {
    stale: [ROUNDS, '/annual-reports'],
    done: () => {
      void message.success('已修改')
      close()
    },
    refused: ({ code }) => {
      if (code === 'changed-since') void reload().then((now) => now && setSeen(now))
    },
  })
  const problem = save.error === null ? null : asProblem(save.error)
  const change = (part: Partial<RoundTexts>) =>
    setChanged((before) => differing({ ...before, ...part }, seen))
  return (
    <Dialog
      open
      width={720}
      title="修改编报任务"
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: Object.keys(changed).length === 0 }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate({ version: seen.version, ...changed })}
      onCancel={close}
    >
      <div className="stack">
        <RoundFields
          values={{ ...textsOf(seen), ...changed }}
          change={change}
          errors={problem?.fields}
          notes={notesOf(changed, seen)}
        />
        {problem && (
          <p className="form-problem" role="alert">
            {problem.code === 'changed-since' ? CHANGED_SINCE : problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}

const CHANGED_SINCE =
  '这个任务刚被别人改过。您改的内容还在，其余各项已换成最新的，请核对后再次保存。'

function textsOf({ title, instructions, ...round }: RoundData): RoundTexts {
  const { internalDueOn, agencyDueOn, governmentDueOn } = round
  return { title, instructions, internalDueOn, agencyDueOn, governmentDueOn }
}

/** What is other than it was; a field put back as it was is not a change. */
function differing(changed: Partial<RoundTexts>, seen: RoundData): Partial<RoundTexts> {
  const was = textsOf(seen)
  return Object.fromEntries(
    Object.entries(changed).filter(([name, text]) => was[name as keyof RoundTexts] !== text),
  )
}

/** Beside a changed day, the day that still stands. */
function notesOf(changed: Partial<RoundTexts>, seen: RoundData) {
  const days = ROUND_DAYS.filter(([name]) => changed[name] !== undefined)
  return {
    ...Object.fromEntries(days.map(([name]) => [name, `现为 ${dayText(seen[name])}`])),
    ...(changed.title !== undefined && { title: `现为“${seen.title}”` }),
  }
}
