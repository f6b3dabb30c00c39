import { invalid, type Refusal } from '../../kit/refusal.ts'
import type { CorrectionResult } from './course.ts'

/** What a decision on a correction says beside its result and its reasons. */
export type CorrectionDecision = {
  readonly result: CorrectionResult
  readonly reasons: string
  /** How the record reads now. */
  readonly correctedText: string
  /** Who may correct the record, and how they are reached. */
  readonly otherAgency: string
  readonly otherContact: string
}

export type CorrectionPart = Exclude<keyof CorrectionDecision, 'result'>

export const CORRECTION_PARTS: Readonly<Record<CorrectionPart, string>> = {
  reasons: '理由',
  correctedText: '更正后的内容',
  otherAgency: '有权更正的机关',
  otherContact: '该机关的联系方式',
}

/** What each result must say (条例§41: verified ones are corrected, what is another's is passed on). */
export const PARTS_OF: Readonly<Record<CorrectionResult, readonly CorrectionPart[]>> = {
  corrected: ['correctedText'],
  refused: ['reasons'],
  transferred: ['reasons', 'otherAgency'],
  redirected: ['reasons', 'otherAgency', 'otherContact'],
}

/** Refused, with a field for each, while something the result must say is missing. */
export function checkCorrection(decision: CorrectionDecision): Refusal | null {
  const missing = PARTS_OF[decision.result].filter((part) => decision[part].trim() === '')
  if (missing.length === 0) return null
  const labels = missing.map((part) => CORRECTION_PARTS[part])
  return invalid(
    'correction-incomplete',
    `还缺：${labels.join('、')}。`,
    Object.fromEntries(missing.map((part) => [part, `请填写${CORRECTION_PARTS[part]}。`])),
  )
}

/** The result as the letter to the applicant says it, to follow `处理结果为：`. */
export function correctionSentence(decision: CorrectionDecision): string {
  const { reasons, correctedText, otherAgency, otherContact } = decision
  const why = bare(reasons)
  switch (decision.result) {
    case 'corrected':
      return `予以更正，更正后的内容为“${bare(correctedText)}”`
    case 'refused':
      return `不予更正，理由：${why}`
    case 'transferred':
      return `本机关无权更正该记录（${why}），已转送${bare(otherAgency)}处理`
    case 'redirected':
      return `本机关无权更正该记录（${why}），请向${bare(otherAgency)}提出（联系方式：${bare(otherContact)}）`
  }
}

/** Without the full stop at its end, which the sentence around it has. */
const bare = (text: string): string => text.trim().replace(/[\s。；，]+$/u, '')

/** The kinds of letters that tell a decision, the applicant's first. */
export function lettersOfCorrection(
  result: CorrectionResult,
): readonly ('correction' | 'forwarding')[] {
  return result === 'transferred' ? ['correction', 'forwarding'] : ['correction']
}
