import {
  type CorrectionDecision,
  lettersOfCorrection,
} from '#core/requests/corrections/decision.ts'
import type { Letter } from '#core/requests/letters/compose.ts'
import type { CorrectionApplicant } from '../../contract/corrections.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import type { CorrectionRecord } from '../../store/corrections.ts'

/** What is sealed of a correction: all of it is about a person. */
export type CorrectionContent = {
  readonly applicant: CorrectionApplicant
  readonly claim: string
  readonly evidence: string
  readonly findings: string
  readonly decision: CorrectionDecision | null
  /** As they go out; kept when a decision is taken back, so that no number is left out. */
  readonly letters: readonly CorrectionLetter[]
}

export type CorrectionLetter = {
  readonly kind: 'correction' | 'forwarding'
  readonly number: string
  readonly letter: Letter
}

/** The letters of the decision that holds; none while there is none. */
export function lettersOut({ decision, letters }: CorrectionContent): readonly CorrectionLetter[] {
  const kinds = decision ? lettersOfCorrection(decision.result) : []
  return letters.filter(({ kind }) => kinds.includes(kind))
}

const place = (correctionId: string) => `request_correction.content/${correctionId}`

export function sealCorrection(
  { requests }: RequestsDeps,
  id: string,
  content: CorrectionContent,
): Buffer {
  return requests.cipher.seal(JSON.stringify(content), place(id))
}

export function openCorrection(
  { requests }: RequestsDeps,
  { id, content }: Pick<CorrectionRecord, 'id' | 'content'>,
): CorrectionContent {
  return JSON.parse(requests.cipher.open(content, place(id))) as CorrectionContent
}
