import type { StepName } from '../life/steps.ts'
import data from './notices.json' with { type: 'json' }

/** What an applicant is told by short message; the texts are for the approval by the service. */
export type Notice = keyof typeof data.notices

export const NOTICES = Object.keys(data.notices) as readonly Notice[]

/** The notice a step of the agency gives rise to; null of most. */
export function noticeOf(step: StepName): Notice | null {
  return NOTICES.find((name) => data.notices[name].step === step) ?? null
}
