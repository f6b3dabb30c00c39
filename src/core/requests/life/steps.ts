import type { ClockEventKind } from '../../clock/events.ts'
import type { DecisionKind } from '../decision-kinds.ts'
import { DECIDED, OPEN, type RequestState } from './states.ts'

/**
 * As whom somebody stands to a request: the agency's clerk, who checks a draft, the leader who signs;
 * the applicant. Nothing ends by itself when a day has passed: whether there was good cause is judged.
 */
export type StepTaker = 'clerk' | 'reviewer' | 'leader' | 'applicant'

export type StepName =
  | 'confirm'
  | 'ask-supplement'
  | 'supplement'
  | 'lapse-supplement'
  | 'ask-reasons'
  | 'give-reasons'
  | 'lapse-reasons'
  | 'consult'
  | 'record-opinion'
  | 'extend'
  | 'postpone'
  | 'notify-fee'
  | 'pay-fee'
  | 'lapse-fee'
  | 'draft'
  | 'review'
  | 'return-draft'
  | 'approve'
  | 'issue'
  | 'recall'
  | 'serve'
  | 'close'
  | 'archive'
  | 'withdraw'
  | 'reopen'
  | 'correct-receipt'

export type Step = {
  readonly name: StepName
  readonly label: string
  readonly from: readonly RequestState[]
  /** `null` stays where it is. */
  readonly to: RequestState | null
  readonly by: readonly StepTaker[]
  /** What it does to the clock. */
  readonly clock?: ClockEventKind
  /** Paragraphs of the 条例, or who else says so. */
  readonly basis: string
  /** Whether its applicant is told of it; what goes on inside the agency is not theirs to follow. */
  readonly isPublic: boolean
  /** Number or article of the basis has not been checked against its source. */
  readonly isUnverified?: true
  /** Must say why. */
  readonly needsNote?: true
  /** Its note is what the applicant or a third party said: read by who may read who they are. */
  readonly isTheirWords?: true
  /** Ends the request without an answer, every matter as this. */
  readonly endsAs?: DecisionKind
}

const REVIEWING: readonly RequestState[] = ['under-review']
const CLERK: readonly StepTaker[] = ['clerk']

/** The course of a request, 条例§29–40 and §45: each step, from where, to where, by whom. */
export const STEPS: readonly Step[] = [
  {
    ...{ name: 'confirm', label: '与申请人确认', from: ['submitted'], to: 'under-review' },
    ...{ by: CLERK, clock: 'received', basis: '第三十一条' },
    isPublic: true,
  },
  {
    ...{ name: 'ask-supplement', label: '告知补正', from: REVIEWING, to: 'awaiting-supplement' },
    ...{ by: CLERK, clock: 'supplement-asked', basis: '第三十条' },
    isPublic: true,
  },
  {
    ...{ name: 'supplement', label: '收到补正', from: ['awaiting-supplement'] },
    ...{ to: 'under-review', by: ['applicant', 'clerk'] },
    ...{ clock: 'supplement-received', basis: '第三十条' },
    isPublic: true,
    isTheirWords: true,
  },
  {
    ...{ name: 'lapse-supplement', label: '逾期不补正，不再处理', from: ['awaiting-supplement'] },
    ...{ to: 'decided', by: CLERK, clock: 'ended', basis: '第三十条' },
    endsAs: 'abandon_no_correction',
    isPublic: true,
  },
  {
    ...{ name: 'ask-reasons', label: '要求说明理由', from: REVIEWING, to: 'awaiting-reasons' },
    ...{ by: CLERK, basis: '第三十五条', needsNote: true },
    isPublic: true,
  },
  {
    ...{ name: 'give-reasons', label: '收到理由', from: ['awaiting-reasons'] },
    ...{ to: 'under-review', by: ['applicant', 'clerk'], basis: '第三十五条' },
    isPublic: true,
    isTheirWords: true,
  },
  {
    ...{ name: 'lapse-reasons', label: '逾期不说明理由，拟不予处理', from: ['awaiting-reasons'] },
    ...{ to: 'under-review', by: CLERK, basis: '第三十五条' },
    isPublic: true,
  },
  {
    ...{ name: 'consult', label: '征求意见', from: REVIEWING, to: null, by: CLERK },
    ...{ clock: 'consultation-sent', basis: '第三十二条、第三十四条、第十七条' },
    isPublic: true,
  },
  {
    ...{ name: 'record-opinion', label: '收到意见', from: [...OPEN], to: null, by: CLERK },
    ...{ clock: 'consultation-answered', basis: '第三十二条、第三十四条' },
    isPublic: true,
    isTheirWords: true,
  },
  {
    ...{ name: 'extend', label: '延长答复期限', from: REVIEWING, to: null },
    ...{ by: ['clerk', 'leader'], clock: 'extended', basis: '第三十三条第二款', needsNote: true },
    isPublic: true,
  },
  {
    ...{ name: 'postpone', label: '延迟答复', from: REVIEWING, to: null, by: CLERK },
    ...{ clock: 'postponed', basis: '第三十五条', needsNote: true },
    isPublic: true,
  },
  {
    ...{ name: 'notify-fee', label: '发出收费通知', from: REVIEWING, to: 'awaiting-fee' },
    ...{ by: CLERK, clock: 'fee-notified', basis: '第四十二条；国办函〔2020〕109号' },
    isPublic: true,
  },
  {
    ...{ name: 'pay-fee', label: '完成缴费', from: ['awaiting-fee'], to: 'under-review' },
    ...{ by: CLERK, clock: 'fee-paid', basis: '国办函〔2020〕109号' },
    isPublic: true,
  },
  {
    ...{ name: 'lapse-fee', label: '逾期不缴费，不再处理', from: ['awaiting-fee'], to: 'decided' },
    ...{ by: CLERK, clock: 'ended', basis: '国办函〔2020〕109号' },
    endsAs: 'abandon_fee',
    isPublic: true,
  },
  {
    ...{ name: 'draft', label: '提交审核', from: REVIEWING, to: 'drafted', by: CLERK },
    basis: '第三十六条、第三十七条',
    isPublic: false,
  },
  {
    ...{ name: 'review', label: '审核通过', from: ['drafted'], to: 'reviewed', by: ['reviewer'] },
    basis: '第四十五条',
    isPublic: false,
  },
  {
    ...{ name: 'return-draft', label: '退回修改', from: ['drafted', 'reviewed', 'approved'] },
    ...{ to: 'under-review', by: ['reviewer', 'leader'], basis: '第四十五条', needsNote: true },
    isPublic: false,
  },
  {
    ...{ name: 'approve', label: '签批', from: ['reviewed'], to: 'approved', by: ['leader'] },
    basis: '第四十五条',
    isPublic: false,
  },
  {
    ...{ name: 'issue', label: '作出答复', from: ['approved'], to: 'decided', by: CLERK },
    ...{ clock: 'ended', basis: '第三十三条、第三十六条' },
    isPublic: true,
  },
  {
    ...{ name: 'recall', label: '撤回尚未发出的答复', from: ['decided'], to: 'approved' },
    ...{ by: CLERK, basis: '本平台：答复离开机关之前可以撤回', needsNote: true },
    isPublic: false,
  },
  {
    ...{ name: 'serve', label: '登记送达', from: ['decided'], to: 'served' },
    ...{ by: CLERK, basis: '第四十条；国办公开办函〔2016〕235号' },
    isPublic: true,
    isUnverified: true,
  },
  {
    ...{
      name: 'close',
      label: '办结',
      from: ['served'],
      to: 'closed',
      by: CLERK,
      basis: '第四十五条',
    },
    isPublic: false,
  },
  {
    ...{ name: 'archive', label: '归档', from: ['closed'], to: 'archived', by: CLERK },
    basis: '第四十五条；档案法',
    isPublic: false,
  },
  {
    ...{ name: 'withdraw', label: '撤回申请', from: ['submitted', ...OPEN], to: 'closed' },
    ...{ by: ['applicant', 'clerk'], clock: 'ended', basis: '申请人自愿', needsNote: true },
    endsAs: 'withdrawn',
    isPublic: true,
    isTheirWords: true,
  },
  {
    ...{ name: 'reopen', label: '重新办理', from: DECIDED, to: 'under-review', by: CLERK },
    ...{ basis: '行政复议法第六十四条、行政诉讼法第七十条', needsNote: true },
    isPublic: true,
  },
  {
    ...{ name: 'correct-receipt', label: '更正收到日期', from: [...OPEN, 'decided'], to: null },
    ...{ by: ['clerk', 'leader'], clock: 'received', basis: '第三十一条', needsNote: true },
    isPublic: true,
  },
]

/** A step by its name. */
export function stepNamed(name: StepName): Step {
  const step = STEPS.find((each) => each.name === name)
  if (!step) throw new RangeError(`no step ${name}`)
  return step
}
