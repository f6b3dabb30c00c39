import { Button } from 'antd'
import { DELIVERIES, FORMS } from '#core/requests/words.ts'
import { AreaField, ChoiceField, TextField, YesNoField } from '../shared/fields.tsx'
import type { Faults, Intake } from './intake.ts'

type Props = {
  readonly intake: Intake
  readonly change: (part: Partial<Intake>) => void
  readonly faults: Faults
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** What is asked for, in one or several pieces, and how it is to be given. */
export function WantedFields({ intake, change, faults }: Props) {
  return (
    <section className="panel stack">
      <h2>所需信息</h2>
      <AreaField
        label="名称、文号或者其他特征性描述"
        rows={5}
        maxLength={5000}
        value={intake.description}
        set={(description) => change({ description })}
        hint="照申请书原文填写。"
        error={faults.description}
      />
      <Matters {...{ intake, change, faults }} />
      <div className="request-fields">
        <TextField
          label="文号（如有）"
          maxLength={100}
          value={intake.documentNumber}
          set={(documentNumber) => change({ documentNumber })}
          error={faults.documentNumber}
        />
        <TextField
          label="用途（申请人自愿填写）"
          maxLength={1000}
          value={intake.purpose}
          set={(purpose) => change({ purpose })}
          hint="不得要求申请人说明用途。"
          error={faults.purpose}
        />
        <ChoiceField
          label="提供信息的方式"
          value={intake.form}
          set={(form) => change({ form: form as Intake['form'] })}
          options={optionsOf(FORMS)}
        />
        <ChoiceField
          label="获取信息的途径"
          value={intake.delivery}
          set={(delivery) => change({ delivery: delivery as Intake['delivery'] })}
          options={optionsOf(DELIVERIES)}
        />
      </div>
    </section>
  )
}

const MOST = 50

/** Several pieces in one application, each with a decision of its own. */
function Matters({ intake: { matters, isSplit }, change, faults }: Props) {
  const set = (at: number, text: string) =>
    change({ matters: matters.map((each, index) => (index === at ? text : each)) })
  const drop = (at: number) => {
    const left = matters.filter((_, index) => index !== at)
    change({ matters: left.length > 1 ? left : [] })
  }
  if (matters.length === 0) {
    return (
      <p>
        <Button onClick={() => change({ matters: ['', ''] })}>一份申请里有几项，逐项登记</Button>
      </p>
    )
  }
  return (
    <fieldset className="intake-matters">
      <legend>逐项登记：每一项分别答复</legend>
      <ol>
        {matters.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a matter is its place in the list
          <li key={at}>
            <AreaField
              label={`第 ${at + 1} 项`}
              rows={2}
              maxLength={3000}
              value={text}
              set={(typed) => set(at, typed)}
              error={faults[`matters.${at}`]}
            />
            <Button aria-label={`删除第 ${at + 1} 项`} onClick={() => drop(at)}>
              删除
            </Button>
          </li>
        ))}
      </ol>
      <Button
        disabled={matters.length >= MOST}
        onClick={() => change({ matters: [...matters, ''] })}
      >
        再加一项
      </Button>
      <YesNoField
        label="按“一事一申请”分别计件"
        hint="选“是”的，每一项在统计和收费时各算一件。"
        yes="是，各算一件"
        no="否，合算一件"
        value={isSplit}
        set={(value) => change({ isSplit: value })}
      />
    </fieldset>
  )
}
