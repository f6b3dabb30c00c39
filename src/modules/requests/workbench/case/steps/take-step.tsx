import { useState } from 'react'
import { hasLetter } from '#core/requests/letters/owed.ts'
import { ComposeDialog } from '../letters/compose-dialog.tsx'
import { StepDialog, type StepProps } from './step-dialog.tsx'

/** A step, and after one that somebody has to be told of the letter that tells it. */
export function TakeStep(props: StepProps) {
  const { request, step, close } = props
  const [isTaken, setTaken] = useState(false)
  if (!isTaken) {
    return <StepDialog {...props} done={hasLetter(step.name) ? () => setTaken(true) : close} />
  }
  const owed = request.lettersOwed.findLast((each) => each.step === step.name)
  return owed ? <ComposeDialog {...{ request, close }} {...owed} /> : null
}
