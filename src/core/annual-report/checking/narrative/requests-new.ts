import type { Fact } from '../../facts/fact.ts'
import type { AnnualReport } from '../../report.ts'
import { FORMS } from '../basis.ts'
import { type Counterpart, compareWithTable, isThisYears } from './comparison.ts'

const NEW = 't3.new.total'
const CARRIED_IN = 't3.carried_in.total'

export const newRequestCounterparts: readonly Counterpart[] = [
  { topic: 'requests-received', sums: [[NEW], [NEW, CARRIED_IN]] },
  { topic: 'requests-accepted', sums: [[NEW], [NEW, CARRIED_IN], ['t3.result_total.total']] },
]

export const newRequests = compareWithTable(
  {
    id: 'n.new',
    level: 'warning',
    title: '正文的申请件数与表三一致',
    explanation:
      '把正文“收到、新收、受理”政府信息公开申请的件数与表三“本年新收”核对，也可等于“本年新收”加“上年结转”。“未收到”即为 0；“约、余、多”不按精确数核对。不一致时请查台账，改正文或改表。',
    basis: ['条例§50第一款(二)', ...FORMS],
  },
  newRequestCounterparts,
  isFewerThanReceived,
)

/** «收到 10 件，受理 8 件»: not every application received need be accepted. */
function isFewerThanReceived(fact: Fact, report: AnnualReport): boolean {
  return (
    fact.topic === 'requests-accepted' &&
    report.facts.some(
      (other) =>
        other.topic === 'requests-received' && isThisYears(other) && other.value >= fact.value,
    )
  )
}
