import { Button } from 'antd'
import { useState } from 'react'
import type { RequestView } from '../../../requests.contract.ts'
import { AnswerToRead } from '../letters/answer-to-read.tsx'
import { mainStep, STEP_FORMS } from './step-forms.ts'
import { TakeStep } from './take-step.tsx'

type StepView = RequestView['steps'][number]

/** What can be done now, and why the rest cannot. */
export function StepsPanel({ request }: { readonly request: RequestView }) {
  const [taken, setTaken] = useState<{ step: StepView; version: number } | null>(null)
  const steps = request.steps.map((step) => withReason(step, request))
  const possible = steps.filter(({ refusal }) => refusal === null)
  const onward = possible.filter(({ name }) => !STEP_FORMS[name].isBackward)
  const backward = possible.filter(({ name }) => STEP_FORMS[name].isBackward)
  const refused = steps.filter(({ refusal }) => refusal !== null)
  const main = mainStep(possible)
  const button = (step: StepView) => (
    <Button
      key={step.name}
      type={step.name === main ? 'primary' : 'default'}
      title={step.basis}
      onClick={() => setTaken({ step, version: request.version })}
    >
      {step.label}
    </Button>
  )
  return (
    <section className="panel case-steps not-printed" aria-labelledby="case-steps">
      <h2 id="case-steps">办理</h2>
      <AnswerToRead request={request} />
      {possible.length === 0 ? (
        <p className="soft">现在没有您可以办理的步骤。</p>
      ) : (
        <div className="case-buttons">
          {onward.length > 0 && (
            <div className="row">
              {[...onward].sort((one, other) => rank(one, main) - rank(other, main)).map(button)}
            </div>
          )}
          {backward.length > 0 && (
            <div className="row case-backward">
              <span className="soft">退出、更正</span>
              {backward.map(button)}
            </div>
          )}
        </div>
      )}
      {refused.length > 0 && (
        <details className="case-refused">
          <summary>现在不能办的 {refused.length} 步，为什么</summary>
          <dl>
            {refused.map(({ name, label, refusal }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd>{refusal}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {taken && (
        <TakeStep
          request={request}
          step={taken.step}
          openedAt={taken.version}
          close={() => setTaken(null)}
        />
      )}
    </section>
  )
}

/** An opinion can only come in where one is waited for. */
function withReason(step: StepView, { consultations }: RequestView): StepView {
  const isWaited = consultations.some(({ answeredOn }) => answeredOn === null)
  if (step.name !== 'record-opinion' || isWaited || step.refusal !== null) return step
  return { ...step, refusal: '没有等待答复的征求意见。' }
}

const rank = ({ name }: StepView, main: string | null): number => (name === main ? 0 : 1)
