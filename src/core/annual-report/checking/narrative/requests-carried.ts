import { FORMS } from '../basis.ts'
import { type Counterpart, compareWithTable } from './comparison.ts'

export const carriedCounterparts: readonly Counterpart[] = [
  { topic: 'requests-carried-in', sums: [['t3.carried_in.total']] },
  { topic: 'requests-carried-out', sums: [['t3.carried_out.total']] },
]

export const carriedRequests = compareWithTable(
  {
    id: 'n.carry',
    level: 'warning',
    title: '正文的结转件数与表三一致',
    explanation:
      '把正文“上年结转”“结转下年度”的件数与表三“二、上年结转”“四、结转下年度继续办理”核对。不一致时请查 12 月 31 日仍在办理的申请，改正文或改表。',
    basis: FORMS,
  },
  carriedCounterparts,
)
