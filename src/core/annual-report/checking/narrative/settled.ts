import type { BesideSettledClaim, Fact } from '../../facts/fact.ts'
import { FORMS } from '../basis.ts'
import { judgeClaims, type Problem } from './claims.ts'
import { clauseOf, withUnit } from './quote.ts'

export const besideSettled = judgeClaims(
  {
    id: 'n.settled',
    level: 'hint',
    title: '“全部办结”与退回、移交件数的关系写清楚',
    explanation:
      '正文说诉求或案件全部办结，旁边又写了退回、移交的件数，却没有说明后者是否包含在前者之内。包含的，就不是全部办结；不包含的，请写“另有”。两种写法统计出来的总数不同。',
    basis: FORMS,
  },
  'beside-settled',
  judge,
)

function judge({ settled }: BesideSettledClaim, fact: Fact): Problem {
  return {
    message: `正文写 ${withUnit(settled)}全部办结，又写“${clauseOf(fact)}”，没有说明这 ${withUnit(fact)}是否包含在 ${withUnit(settled)}之内，请写明；不包含的写“另有”，包含的改写办结情况。`,
    expected: null,
    actual: fact.value,
  }
}
