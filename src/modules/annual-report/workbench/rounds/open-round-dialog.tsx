import { App, Input, Select } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { LineField } from '#ui/form/line-field.tsx'
import { navigate } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { RoundProposalData } from '../../annual-report.contract.ts'
import { ROUNDS } from '../api/paths.ts'
import { RoundFields, type RoundTexts } from './round-fields.tsx'
import { NO_YEAR, yearIn } from './typed-year.ts'

type Wanted = Partial<RoundTexts> & {
  readonly template?: string
  readonly agencyIds?: string[]
}

/** Opens a round: everything is proposed from the year and the law, and may be changed. */
export function OpenRoundDialog({ close }: { readonly close: () => void }) {
  const [typed, setTyped] = useState(() => String(Number(today().slice(0, 4)) - 1))
  const [wanted, setWanted] = useState<Wanted>({})
  const { message } = App.useApp()
  const year = yearIn(typed)
  const proposal = useAsk<RoundProposalData>(
    `${ROUNDS}/proposal`,
    { year: year ?? 0 },
    year !== null,
  )
  const open = useTell<{ roundId: string; reports: number }, object>(ROUNDS, {
    stale: [ROUNDS, '/annual-reports'],
    done: ({ roundId, reports }) => {
      void message.success(`已布置，共 ${reports} 份报告`)
      close()
      navigate(`/rounds/${roundId}`)
    },
  })
  const problem = open.error === null ? null : asProblem(open.error)
  const wrongYear = year === null ? NO_YEAR : yearProblem(proposal.error)
  const change = (part: Wanted) => setWanted({ ...wanted, ...part })
  return (
    <Dialog
      open
      width={720}
      title="布置编报任务"
      okText="布置"
      cancelText="取消"
      confirmLoading={open.isPending}
      okButtonProps={{
        disabled: wrongYear !== undefined || !proposal.data || proposal.data.existing !== null,
      }}
      onOk={() => open.mutate({ year, ...wanted })}
      onCancel={close}
    >
      <div className="stack">
        <LineField label="报告年度" error={wrongYear}>
          {(marks) => (
            <Input
              {...marks}
              inputMode="numeric"
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value)
                setWanted({})
                open.reset()
              }}
            />
          )}
        </LineField>
        {!wrongYear && (
          <Answer query={proposal} what="建议">
            {(given) => (
              <ProposalFields
                {...{ wanted, change }}
                proposal={given}
                errors={problem?.fields}
                replace={setWanted}
              />
            )}
          </Answer>
        )}
        {problem && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** What the server says of the year itself. */
function yearProblem(error: unknown): string | undefined {
  return error === null ? undefined : asProblem(error).fields?.year
}

type FieldsProps = {
  readonly proposal: RoundProposalData
  readonly wanted: Wanted
  readonly change: (part: Wanted) => void
  readonly errors: Readonly<Record<string, string>> | undefined
  readonly replace: (wanted: Wanted) => void
}

function ProposalFields({ proposal, wanted, change, errors, replace }: FieldsProps) {
  if (proposal.existing) {
    return <p className="form-problem">{proposal.year} 年的任务已经布置过了。</p>
  }
  return (
    <>
      <RoundFields
        values={{ instructions: '', ...proposal, ...wanted }}
        change={change}
        errors={errors}
        notes={proposal.sources}
      >
        <div className="line-field">
          <span id="round-template">报告格式</span>
          <Select
            aria-labelledby="round-template"
            value={wanted.template ?? proposal.template}
            options={proposal.templates.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(template) => change({ template })}
          />
        </div>
      </RoundFields>
      <div className="line-field">
        <span id="round-agencies">单位（不选则为全部 {proposal.agencies.length} 个）</span>
        <Select
          aria-labelledby="round-agencies"
          mode="multiple"
          allowClear
          placeholder="全部应编报的单位"
          optionFilterProp="label"
          value={wanted.agencyIds ?? []}
          options={proposal.agencies.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(ids) => {
            const { agencyIds: _, ...others } = wanted
            if (ids.length > 0) change({ agencyIds: ids })
            else replace(others)
          }}
        />
      </div>
    </>
  )
}
