import { FORMS } from '../basis.ts'
import { type Counterpart, compareWithTable } from './comparison.ts'

export const answeredCounterparts: readonly Counterpart[] = [
  { topic: 'requests-answered', sums: [['t3.result_total.total']] },
]

export const answeredRequests = compareWithTable(
  {
    id: 'n.answered',
    level: 'warning',
    title: '正文的答复件数与表三一致',
    explanation:
      '把正文“答复、办结、回复”政府信息公开申请的件数与表三“（七）总计”核对。结转下年度的申请不算已答复。不一致时请查台账，改正文或改表。',
    basis: ['条例§50第一款(二)', ...FORMS],
  },
  answeredCounterparts,
)
