import type { ReactNode } from 'react'
import { STATES } from '#core/requests/life/states.ts'
import { dayText } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { AlikeList } from '../../requests.contract.ts'
import { decisionLabel } from './tags.tsx'

type Alike = AlikeList['alike'][number]
type Props = {
  readonly text: string
  /** What the text is called. */
  readonly own: string
  readonly alike: Alike
  readonly close: () => void
}

/** Two requests side by side, with what both say marked in each. */
export function AlikeDialog({ text, own, alike, close }: Props) {
  const { passages, description, number, state, submittedOn, decidedOn, decisionKind } = alike
  const here = passages.map(({ from, text: { length } }) => ({ from, length }))
  const there = passages.map(({ otherFrom, text: { length } }) => ({ from: otherFrom, length }))
  return (
    <Dialog open width={960} title="对照" footer={null} onCancel={close}>
      <div className="alike-pair">
        <section>
          <h3>{own}</h3>
          <p className="alike-text">{marked(text, here)}</p>
        </section>
        <section>
          <h3>
            <a href={`/desk/requests/${alike.requestId}`} target="_blank" rel="noreferrer">
              {number}
            </a>
          </h3>
          <p className="soft">
            {dayText(submittedOn)}提交，{STATES[state]}
            {decidedOn && `，${dayText(decidedOn)}${decisionLabel(decisionKind)}`}
          </p>
          <p className="alike-text">{marked(description, there)}</p>
        </section>
      </div>
    </Dialog>
  )
}

type Stretch = { readonly from: number; readonly length: number }

/** The text with these stretches marked; what lies inside another is marked once. */
function marked(text: string, stretches: readonly Stretch[]): ReactNode[] {
  const parts: ReactNode[] = []
  let end = 0
  for (const { from, length } of [...stretches].sort((one, other) => one.from - other.from)) {
    if (from < end) continue
    parts.push(text.slice(end, from), <mark key={from}>{text.slice(from, from + length)}</mark>)
    end = from + length
  }
  return [...parts, text.slice(end)]
}
