import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { EarlyFinding } from '#core/requests/detect/early.ts'
import type { AlikeList } from '../../requests.contract.ts'
import { decisionLabel } from './tags.tsx'
import './hints.css'

type Alike = AlikeList['alike'][number]

type EarlyProps = {
  readonly finding: EarlyFinding
  /** What can be done about it here. */
  readonly children?: ReactNode
}

/** What a text looks like beside a request for information, with the words that say so. */
export function EarlyHint({ finding, children }: EarlyProps) {
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
      {children}
    </section>
  )
}

type AlikeProps = {
  readonly alike: Alike
  readonly open: () => void
  readonly children?: ReactNode
}

/** Another request that resembles this one. */
export function AlikeHint({ alike, open, children }: AlikeProps) {
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
      <p className="row">
        <Button onClick={open}>对照查看</Button>
        {children}
      </p>
    </section>
  )
}
