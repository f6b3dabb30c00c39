import { Button } from 'antd'
import { GROUNDS } from '#core/requests/decision-kinds.ts'
import { AreaField, ChoiceField } from '../../shared/fields.tsx'
import { decisionLabel } from '../../shared/tags.tsx'
import type { Draft } from './decision-draft.ts'

type Withheld = Draft['withheld']
type Props = {
  readonly withheld: Withheld
  readonly set: (withheld: Withheld) => void
  readonly gaps: Readonly<Record<string, string>>
}

const OPTIONS = GROUNDS.map((ground) => ({ value: ground, label: decisionLabel(ground) }))
const MOST = 50

/** The parts that are not given, each with its ground and reason (条例§37). */
export function WithheldField({ withheld, set, gaps }: Props) {
  const change = (at: number, part: Partial<Withheld[number]>) =>
    set(withheld.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <fieldset className="withheld">
      <legend>不予公开的部分</legend>
      {gaps.withheld && <p className="field-error">{gaps.withheld}</p>}
      <ol>
        {withheld.map(({ part, ground, reason }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the list
          <li key={at} className="stack">
            <AreaField
              label={`第 ${at + 1} 处：内容`}
              rows={2}
              value={part}
              set={(text) => change(at, { part: text })}
              error={gaps[`withheld.${at}.part`]}
            />
            <ChoiceField
              label="依据"
              value={ground || null}
              set={(id) => change(at, { ground: id })}
              options={OPTIONS}
              error={gaps[`withheld.${at}.ground`]}
            />
            <AreaField
              label="理由"
              rows={2}
              value={reason}
              set={(text) => change(at, { reason: text })}
              error={gaps[`withheld.${at}.reason`]}
            />
            <p>
              <Button onClick={() => set(withheld.filter((_, index) => index !== at))}>
                删除第 {at + 1} 处
              </Button>
            </p>
          </li>
        ))}
      </ol>
      <Button
        disabled={withheld.length >= MOST}
        onClick={() => set([...withheld, { part: '', ground: '', reason: '' }])}
      >
        {withheld.length === 0 ? '列出不予公开的部分' : '再加一处'}
      </Button>
    </fieldset>
  )
}
