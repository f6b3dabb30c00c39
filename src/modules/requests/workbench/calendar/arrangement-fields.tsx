import { Button } from 'antd'
import { AreaField, TextField } from '../shared/fields.tsx'
import type { ArrangementDraft, OffDraft } from './arrangement-draft.ts'

type Props = {
  readonly draft: ArrangementDraft
  readonly change: (part: Partial<ArrangementDraft>) => void
  readonly faults: Readonly<Record<string, string>>
}

/** The days off of a year, one holiday a line. */
export function ArrangementFields({ draft, change, faults }: Props) {
  const { year, scope, off, work, sources } = draft
  const next = Math.max(-1, ...off.map(({ key }) => key)) + 1
  return (
    <div className="stack">
      <div className="request-fields">
        <TextField
          label="年份"
          type="number"
          min="2007"
          value={year}
          set={(text) => change({ year: text })}
          error={faults.year}
        />
        <TextField
          label="适用的区划代码（可不填）"
          hint="全国的安排留空；自治地方另有的假日填代码开头，如 64。"
          maxLength={12}
          value={scope}
          set={(text) => change({ scope: text })}
          error={faults.scope}
        />
      </div>
      <fieldset className="withheld">
        <legend>放假</legend>
        <p className="request-hint">起止日期都不填的节日不会保存。</p>
        <ol className="calendar-off">
          {off.map((each) => (
            <OffLine
              key={each.key}
              off={each}
              change={(part) =>
                change({
                  off: off.map((one) => (one.key === each.key ? { ...one, ...part } : one)),
                })
              }
              remove={() => change({ off: off.filter(({ key }) => key !== each.key) })}
              error={faults[`off.${each.key}`]}
            />
          ))}
        </ol>
        {faults.off && <p className="field-error">{faults.off}</p>}
        <Button
          size="small"
          onClick={() => change({ off: [...off, { key: next, name: '', from: '', to: '' }] })}
        >
          再加一个节日
        </Button>
      </fieldset>
      <AreaField
        label="调休上班的日期（可不填）"
        hint="每行一个，如 2027-02-06。"
        value={work}
        set={(text) => change({ work: text })}
        error={faults.work}
      />
      <AreaField
        label="依据"
        hint="放假通知的文号或网址，每行一个。"
        rows={2}
        value={sources}
        set={(text) => change({ sources: text })}
        error={faults.sources}
      />
    </div>
  )
}

type OffProps = {
  readonly off: OffDraft
  readonly change: (part: Partial<OffDraft>) => void
  readonly remove: () => void
  readonly error: string | undefined
}

function OffLine({ off: { name, from, to }, change, remove, error }: OffProps) {
  return (
    <li>
      <TextField
        label="节日"
        maxLength={50}
        value={name}
        set={(text) => change({ name: text })}
        error={error}
      />
      <TextField label="从" type="date" value={from} set={(text) => change({ from: text })} />
      <TextField label="到" type="date" value={to} set={(text) => change({ to: text })} />
      <Button size="small" aria-label={`去掉${name || '这个节日'}`} onClick={remove}>
        去掉
      </Button>
    </li>
  )
}
