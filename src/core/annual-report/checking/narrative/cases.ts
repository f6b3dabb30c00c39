import { FORMS } from '../basis.ts'
import { type Counterpart, compareWithTable } from './comparison.ts'

const REVIEW = 't4.n.review_total'
const DIRECT = 't4.n.suit_direct_total'
const AFTER = 't4.n.suit_after_total'

export const caseCounterparts: readonly Counterpart[] = [
  { topic: 'reconsiderations', sums: [[REVIEW]] },
  { topic: 'litigations', sums: [[DIRECT, AFTER]] },
  { topic: 'reconsiderations-and-litigations', sums: [[REVIEW, DIRECT, AFTER]] },
]

export const cases = compareWithTable(
  {
    id: 'n.case',
    level: 'warning',
    title: '正文的复议、诉讼件数与表四一致',
    explanation:
      '把正文因政府信息公开被申请行政复议、提起行政诉讼的件数与表四总计核对；诉讼为“未经复议直接起诉”与“复议后起诉”之和。本机关作为复议机关办理的案件不在此列。',
    basis: ['条例§50第一款(三)', ...FORMS],
  },
  caseCounterparts,
)
