import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { type EarlyFinding, recogniseEarly } from '#core/requests/detect/early.ts'
import { useAskByPost } from '#ui/api/use-api.ts'
import type { AlikeList } from '../../requests.contract.ts'
import { REQUESTS } from '../api/paths.ts'
import { decisionLabel } from '../shared/tags.tsx'
import { AlikeDialog } from './alike-dialog.tsx'
import { type Intake, itemsOf } from './intake.ts'

/** Shorter texts resemble everything. */
const SHORTEST = 6
const PAUSE_MS = 600

type Alike = AlikeList['alike'][number]

/** What strikes in the text while it is entered: hints, no decisions. */
export function Advice({ intake }: { readonly intake: Intake }) {
  const text = useSettled(intake.description.trim())
  const { name, idNumber, phone } = intake.applicant
  const applicant = useSettled(JSON.stringify({ name, idNumber, phone }))
  const [shown, setShown] = useState<Alike | null>(null)
  const query = useAskByPost<AlikeList>(
    `${REQUESTS}/alike`,
    {
      ...{ agencyId: intake.agencyId, description: text, items: itemsOf(intake) },
      applicant: JSON.parse(applicant) as object,
    },
    text.length >= SHORTEST && intake.agencyId !== '',
  )
  const early = recogniseEarly(text)
  const { alike = [], excess = [] } = (text.length >= SHORTEST ? query.data : undefined) ?? {}
  const isQuiet = early.length === 0 && alike.length === 0 && excess.length === 0
  return (
    <aside className="intake-advice" aria-label="提示" aria-live="polite">
      <h2>提示</h2>
      <p className="soft">只供参考，怎样处理由经办人员决定。</p>
      {isQuiet && (
        <p className="panel soft">
          {text.length < SHORTEST
            ? '填写所需信息后，这里会提示相似的申请，以及看起来像信访、咨询、查档的内容。'
            : '没有发现相似的申请，也没有发现信访、咨询等内容。'}
        </p>
      )}
      {early.map((finding) => (
        <EarlyHint key={finding.kind} finding={finding} />
      ))}
      {excess.map((sentence) => (
        <p key={sentence} className="panel advice is-warning">
          {sentence}
        </p>
      ))}
      {alike.map((each) => (
        <AlikeHint key={each.requestId} alike={each} open={() => setShown(each)} />
      ))}
      {shown && <AlikeDialog text={text} alike={shown} close={() => setShown(null)} />}
    </aside>
  )
}

function EarlyHint({ finding }: { readonly finding: EarlyFinding }) {
  const whys = [...new Set(finding.words.map(({ why }) => why))]
  return (
    <section className="panel advice is-warning">
      <h3>{finding.label}</h3>
      <p>
        {finding.words.map(({ text, from }) => (
          <mark key={from}>{text}</mark>
        ))}
      </p>
      {whys.map((why) => (
        <p key={why} className="soft">
          {why}
        </p>
      ))}
      <p className="soft">
        条例{finding.article}
        {finding.decision && `，可能的处理：${decisionLabel(finding.decision)}`}
      </p>
    </section>
  )
}

type HintProps = { readonly alike: Alike; readonly open: () => void }

function AlikeHint({ alike, open }: HintProps) {
  const { isRepeat, isSameApplicant, score, number, description } = alike
  const title = isRepeat
    ? '已经答复过的同一申请'
    : isSameApplicant
      ? '同一申请人的相似申请'
      : '相似的申请'
  return (
    <section className={`panel advice ${isRepeat ? 'is-warning' : ''}`}>
      <h3>
        {title} <span className="soft">{Math.round(score * 100)}%</span>
      </h3>
      <p>{number}</p>
      <p className="advice-text soft">{description}</p>
      {isRepeat && <p>无正当理由重复申请的，可以不予重复处理（条例第三十六条第（六）项）。</p>}
      <Button onClick={open}>对照查看</Button>
    </section>
  )
}

/** A value once it has stayed the same for a while. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
