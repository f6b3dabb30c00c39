import { Button } from 'antd'
import { ChoiceField, TextField } from '../shared/fields.tsx'
import { GROUND_OPTIONS } from './ground-options.ts'
import type { TextDraft } from './marks.ts'

type Props = {
  readonly texts: readonly TextDraft[]
  readonly gaps: Readonly<Record<string, string>>
  readonly set: (texts: readonly TextDraft[]) => void
  readonly add: () => void
}

/** Texts that are covered wherever they stand. */
export function TextList({ texts, gaps, set, add }: Props) {
  const change = (at: number, part: Partial<TextDraft>) =>
    set(texts.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <fieldset className="redact-marks">
      <legend>全文查找并遮盖</legend>
      <p className="soft">例如姓名、电话号码。扫描件里的文字找不到，请用框选。</p>
      <ol>
        {texts.map(({ id, text, ground }, at) => (
          <li key={id} className="stack">
            <TextField
              label={`文字 ${at + 1}`}
              value={text}
              maxLength={500}
              set={(typed) => change(at, { text: typed })}
              error={gaps[`texts/${at}/text`]}
            />
            <ChoiceField
              label="依据"
              value={ground || null}
              set={(chosen) => change(at, { ground: chosen })}
              options={GROUND_OPTIONS}
              error={gaps[`texts/${at}/ground`]}
            />
            <p>
              <Button size="small" onClick={() => set(texts.filter((_, index) => index !== at))}>
                删除文字 {at + 1}
              </Button>
            </p>
          </li>
        ))}
      </ol>
      <Button onClick={add}>加一段文字</Button>
    </fieldset>
  )
}
