import { useEffect, useState } from 'react'
import { recogniseEarly } from '#core/requests/detect/early.ts'
import { useAskByPost } from '#ui/api/use-api.ts'
import type { AlikeList } from '../../requests.contract.ts'
import { REQUESTS } from '../api/paths.ts'
import { AlikeDialog } from '../shared/alike-dialog.tsx'
import { AlikeHint, EarlyHint } from '../shared/hints.tsx'
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
      {shown && (
        <AlikeDialog text={text} own="正在登记的申请" alike={shown} close={() => setShown(null)} />
      )}
    </aside>
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
