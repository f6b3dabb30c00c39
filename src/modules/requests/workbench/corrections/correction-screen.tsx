import { Button } from 'antd'
import { useState } from 'react'
import { CORRECTION_RESULTS } from '#core/requests/corrections/course.ts'
import {
  CORRECTION_PARTS,
  type CorrectionPart,
  PARTS_OF,
} from '#core/requests/corrections/decision.ts'
import { CHANNELS, SERVED_WAYS } from '#core/requests/words.ts'
import { urlOf } from '#ui/api/client.ts'
import { useAskOnce } from '#ui/api/use-api.ts'
import { dayText, dueText } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { CorrectionView } from '../../requests.contract.ts'
import { correctionPath } from '../api/paths.ts'
import { Facts } from '../case/facts.tsx'
import { Timeline } from '../case/timeline.tsx'
import { CorrectionStepDialog } from './correction-step-dialog.tsx'
import { CorrectionTag } from './correction-tag.tsx'
import '../case/case.css'

/** An application to correct a record: what it says, what was found, what was decided, what is next. */
export function CorrectionScreen({ params }: ScreenProps<MeView>) {
  const query = useAskOnce<CorrectionView>(correctionPath(params.correctionId ?? ''))
  return (
    <Answer query={query} what="更正申请">
      {(correction) => (
        <>
          <p className="case-back not-printed">
            <Link to="/request-corrections">更正申请</Link>
          </p>
          <ScreenHead title={correction.number} note={correction.agencyName}>
            <CorrectionTag state={correction.state} />
          </ScreenHead>
          <div className="case">
            <div className="case-main">
              <Steps correction={correction} />
              <Claim correction={correction} />
              {correction.decision && <Decided correction={correction} />}
              <Timeline entries={correction.timeline.map((entry) => ({ ...entry, facts: [] }))} />
            </div>
            <div className="case-side">
              <Due correction={correction} />
              <Applicant correction={correction} />
            </div>
          </div>
        </>
      )}
    </Answer>
  )
}

type Props = { readonly correction: CorrectionView }

function Steps({ correction }: Props) {
  const [taken, setTaken] = useState<CorrectionView['steps'][number] | null>(null)
  const { steps } = correction
  const isBack = (name: string) => name === 'take-back' || name === 'withdraw'
  return (
    <section className="panel case-steps not-printed" aria-labelledby="correction-steps">
      <h2 id="correction-steps">办理</h2>
      {steps.length === 0 ? (
        <p className="soft">现在没有您可以办理的步骤。</p>
      ) : (
        <div className="row">
          {steps.map((step) => (
            <Button
              key={step.name}
              type={isBack(step.name) ? 'default' : 'primary'}
              onClick={() => setTaken(step)}
            >
              {step.label}
            </Button>
          ))}
        </div>
      )}
      {taken && (
        <CorrectionStepDialog {...{ correction, step: taken }} close={() => setTaken(null)} />
      )}
    </section>
  )
}

function Claim({ correction: { recordRef, claim, evidence, findings } }: Props) {
  return (
    <section className="panel">
      <h2>要求更正的记录</h2>
      <p className="case-wanted">{recordRef}</p>
      <h3>申请人的说法</h3>
      <p className="case-wanted">{claim}</p>
      <h3>证据</h3>
      <p className="case-wanted">{evidence}</p>
      <h3>审核情况</h3>
      {findings === '' ? (
        <p className="soft">还没有登记审核情况。</p>
      ) : (
        <p className="case-wanted">{findings}</p>
      )}
    </section>
  )
}

function Decided({ correction }: Props) {
  const { decision, decidedOn, letters, id, toldOn, toldWay, proof } = correction
  if (!decision) return null
  const parts: readonly CorrectionPart[] = PARTS_OF[decision.result]
  return (
    <section className="panel">
      <h2>处理决定</h2>
      <p>
        <strong>{CORRECTION_RESULTS[decision.result]}</strong>，{dayText(decidedOn)}
      </p>
      <Facts isWide facts={parts.map((part) => [CORRECTION_PARTS[part], decision[part]])} />
      <ul className="consultations">
        {letters.map(({ kind, title, number }) => (
          <li key={kind}>
            <p>
              <strong>{title}</strong> <span className="soft">{number}</span>
            </p>
            <p className="row not-printed">
              {(['docx', 'pdf'] as const).map((format) => (
                <a key={format} href={urlOf(`${correctionPath(id)}/letters/${kind}`, { format })}>
                  {format === 'docx' ? '下载 Word' : '下载 PDF'}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {toldOn && toldWay ? (
        <p>
          {dayText(toldOn)}
          {SERVED_WAYS[toldWay]}
          {proof && `（${proof}）`}
        </p>
      ) : (
        <p className="consultation-open">还没有告知申请人。</p>
      )}
    </section>
  )
}

function Due({ correction: { dueOn, isLate, dueBasis, state } }: Props) {
  const isOver = state === 'told' || state === 'withdrawn'
  return (
    <section className="panel case-clock">
      <h2>内部办理期限</h2>
      <p className="clock-due">{dueOn ? dayText(dueOn) : '未设定'}</p>
      {dueOn && !isOver && <p className={isLate ? 'is-late' : ''}>{dueText(dueOn)}</p>}
      <p className="soft">{dueBasis}。</p>
    </section>
  )
}

function Applicant({ correction: { applicant, channel, submittedOn } }: Props) {
  const { name, isOrganisation, idNumber, phone, address } = applicant
  return (
    <section className="panel">
      <h2>申请人</h2>
      <Facts
        facts={[
          ['申请人', name],
          ['类别', isOrganisation ? '单位' : '个人'],
          ['证件号码', idNumber],
          ['电话', phone],
          ['地址', address],
          ['提交方式', CHANNELS[channel]],
          ['提交日期', dayText(submittedOn)],
        ]}
      />
      <p className="request-hint">每次打开都会记入审计。</p>
    </section>
  )
}
