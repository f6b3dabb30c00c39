/** Where a report stands on its way from the first figure to the public. */
export type ReportState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'accepted'
  | 'signed'
  | 'published'
  | 'correcting'

export type StepName = 'submit' | 'withdraw' | 'return' | 'accept' | 'sign' | 'publish' | 'correct'

/** Who takes a step: the agency's clerk, the agency's leader, the disclosure office. */
export type StepTaker = 'clerk' | 'leader' | 'disclosure-office'

export type Step = {
  readonly name: StepName
  readonly label: string
  readonly from: readonly ReportState[]
  readonly to: ReportState
  readonly by: readonly StepTaker[]
  /** Whether the step must say why. */
  readonly needsNote?: true
  /** Not with blank or unread cells: what the public reads has none (空值不补零). */
  readonly needsComplete?: true
  /** Errors that stay must be explained in its note; the law forbids no report because of them. */
  readonly explainsErrors?: true
}

/**
 * The life of a report, 条例§49: an agency hands its report to the office in charge, which may send
 * it back; once accepted the agency's leader signs, and the office publishes. A published report is
 * corrected by a further edition, never changed.
 */
export const STEPS: readonly Step[] = [
  {
    name: 'submit',
    label: '提交',
    from: ['draft', 'returned', 'correcting'],
    to: 'submitted',
    by: ['clerk'],
    explainsErrors: true,
  },
  { name: 'withdraw', label: '撤回', from: ['submitted'], to: 'draft', by: ['clerk'] },
  {
    ...{ name: 'return', label: '退回', from: ['submitted', 'accepted', 'signed'], to: 'returned' },
    ...{ by: ['disclosure-office'], needsNote: true },
  },
  {
    name: 'accept',
    label: '审核通过',
    from: ['submitted'],
    to: 'accepted',
    by: ['disclosure-office'],
    needsComplete: true,
  },
  {
    ...{ name: 'sign', label: '签发', from: ['accepted'], to: 'signed', by: ['leader'] },
    needsComplete: true,
  },
  {
    ...{ name: 'publish', label: '发布', from: ['signed'], to: 'published' },
    ...{ by: ['disclosure-office'], needsComplete: true, explainsErrors: true },
  },
  {
    ...{ name: 'correct', label: '更正', from: ['published'], to: 'correcting' },
    ...{ by: ['clerk', 'disclosure-office'], needsNote: true },
  },
]

export const STATE_LABELS: Readonly<Record<ReportState, string>> = {
  draft: '编制中',
  submitted: '已提交',
  returned: '已退回',
  accepted: '审核通过',
  signed: '已签发',
  published: '已发布',
  correcting: '更正中',
}

/** States in which the figures and texts may be changed. */
export const EDITABLE: readonly ReportState[] = ['draft', 'returned', 'correcting']
