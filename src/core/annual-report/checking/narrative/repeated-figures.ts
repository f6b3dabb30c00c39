import type { Fact, RepeatClaim } from '../../facts/fact.ts'
import { FORMS } from '../basis.ts'
import { judgeClaims, type Problem } from './claims.ts'
import { clauseOf, withUnit } from './quote.ts'

export const repeatedFigures = judgeClaims(
  {
    id: 'n.repeat-figure',
    level: 'warning',
    title: '同一数字前后一致',
    explanation:
      '同一件事在正文两处写了不同的精确数字时提示。请统一；确属口径不同的，请写明各自口径。',
    basis: FORMS,
  },
  'repeat',
  judge,
)

function judge({ earlier }: RepeatClaim, fact: Fact): Problem | null {
  return {
    message: `正文写“${clauseOf(fact)}”，前文同一事项写的是 ${withUnit(earlier)}（${earlier.text}），前后不一致，请统一。`,
    expected: null,
    actual: fact.value,
  }
}
