import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { LineField } from '#ui/form/line-field.tsx'
import { Answer, Empty } from '#ui/state/states.tsx'
import type { FurtherAgenciesData, RoundData } from '../../annual-report.contract.ts'
import { ROUNDS, roundPath } from '../api/paths.ts'

type Agency = FurtherAgenciesData['agencies'][number]
type Props = { readonly round: RoundData; readonly close: () => void }

/** Asks further agencies for their report. */
export function AddAgenciesDialog({ round, close }: Props) {
  const [chosen, setChosen] = useState<string[]>([])
  const { message } = App.useApp()
  const path = `${roundPath(round.id)}/agencies`
  const query = useAsk<FurtherAgenciesData>(path)
  const add = useTell<{ added: number; known: number }, { agencyIds: string[] }>(path, {
    stale: [ROUNDS, '/annual-reports'],
    done: ({ added, known }) => {
      const others = known > 0 ? `，${known} 个单位原已在任务里` : ''
      void message.success(`已增加 ${added} 个单位${others}`)
      close()
    },
  })
  const problem = add.error === null ? null : asProblem(add.error)
  return (
    <Dialog
      open
      title="增加编制年报的单位"
      okText={chosen.length > 0 ? `增加 ${chosen.length} 个单位` : '增加'}
      cancelText="取消"
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={add.isPending}
      onOk={() => add.mutate({ agencyIds: chosen })}
      onCancel={close}
    >
      <Answer query={query} what="单位名单">
        {({ agencies }) =>
          agencies.length === 0 ? (
            <Empty title="所有单位都已在这个任务里">
              <p>新设的单位由系统管理员在“机构与人员”中登记后，再到这里增加。</p>
            </Empty>
          ) : (
            <AgencyChoice {...{ agencies, chosen, setChosen }} error={problem?.fields.agencyIds} />
          )
        }
      </Answer>
      {problem && (
        <p className="form-problem" role="alert">
          {problem.message}
        </p>
      )}
    </Dialog>
  )
}

type ChoiceProps = {
  readonly agencies: readonly Agency[]
  readonly chosen: string[]
  readonly setChosen: (ids: string[]) => void
  readonly error: string | undefined
}

function AgencyChoice({ agencies, chosen, setChosen, error }: ChoiceProps) {
  const owing = agencies.filter(({ reports }) => reports).map(({ id }) => id)
  return (
    <div className="stack">
      <p>增加的单位各得到一份待填的报告，上年报告中沿用的内容随之带入。</p>
      <LineField label="单位" error={error}>
        {(marks) => (
          <Select
            {...marks}
            mode="multiple"
            allowClear
            placeholder="输入名称查找"
            optionFilterProp="label"
            value={chosen}
            options={agencies.map(({ id, name, reports }) => ({
              ...{ value: id, label: reports ? name : `${name}（登记为不单独编报）` },
            }))}
            onChange={setChosen}
          />
        )}
      </LineField>
      {owing.length > 0 && (
        <p>
          <Button onClick={() => setChosen(owing)}>选上全部 {owing.length} 个应编报的单位</Button>
        </p>
      )}
    </div>
  )
}
