import { useState } from 'react'
import type { DecisionKind } from '#core/requests/decision-kinds.ts'
import type { RequestView } from '../../../requests.contract.ts'
import { decisionLabel } from '../../shared/tags.tsx'
import { AdvicePanel } from '../advice-panel.tsx'
import { type Draft, draftOf } from './decision-draft.ts'
import { DecisionForm } from './decision-form.tsx'
import { DecisionText } from './decision-text.tsx'

/** What is asked for, piece by piece, and what becomes of each. */
export function Matters({ request }: { readonly request: RequestView }) {
  const { matters, may, description, decidedOn } = request
  const [drafts, setDrafts] = useState<Readonly<Record<number, Draft>>>({})
  const set = (position: number, draft: Draft | null) => {
    const { [position]: _, ...others } = drafts
    setDrafts(draft === null ? others : { ...others, [position]: draft })
  }
  /** Saving one matter raises the version of the request: the others were begun on the new one, too. */
  const saved = (position: number, before: number, after: number) => {
    const told = Object.entries(drafts).map(([key, draft]) => {
      const isOwn = Number(key) === position
      const version = isOwn || draft.version === before ? after : draft.version
      const kept: Draft = { ...draft, version, ...(isOwn && { isKept: true as const }) }
      return [key, kept] as const
    })
    setDrafts(Object.fromEntries(told))
  }
  /** What was kept and has come back from the server is no draft any more. */
  const draftFor = (position: number): Draft | null => {
    const draft = drafts[position] ?? null
    return draft?.isKept && draft.version <= request.version ? null : draft
  }
  const isOne = matters.length === 1
  /** Of the first matter that has none; what was written stays. */
  const begin = (kind: DecisionKind) => {
    const matter = matters.find(({ decisionKind }) => decisionKind === null) ?? matters[0]
    if (!matter) return
    const draft = draftFor(matter.position) ?? draftOf(matter, request.version)
    set(matter.position, { ...draft, kind })
  }
  return (
    <section className="panel" aria-labelledby="case-matters">
      <h2 id="case-matters">{isOne ? '所需信息和答复' : `所需信息和答复：${matters.length} 项`}</h2>
      <p className="case-wanted">{description}</p>
      {decidedOn === null && <AdvicePanel request={request} begin={begin} />}
      {matters.map((matter) => (
        <div key={matter.position} className={isOne ? 'matter' : 'matter is-one-of-many'}>
          {!isOne && (
            <h3>
              第 {matter.position} 项{' '}
              <span className="soft">{decisionLabel(matter.decisionKind)}</span>
            </h3>
          )}
          {!isOne && <p className="case-wanted">{matter.description}</p>}
          {may.decide ? (
            <DecisionForm
              request={request}
              matter={matter}
              draft={draftFor(matter.position)}
              set={(draft) => set(matter.position, draft)}
              saved={(before, after) => saved(matter.position, before, after)}
            />
          ) : (
            <DecisionText matter={matter} />
          )}
        </div>
      ))}
    </section>
  )
}
