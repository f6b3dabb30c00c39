import type { Fact, SumClaim } from '../../facts/fact.ts'
import type { Level } from '../../template.ts'
import { FORMS } from '../basis.ts'
import { judgeClaims, type Problem } from './claims.ts'
import { clauseOf } from './quote.ts'

export const sums = judgeClaims(
  {
    id: 'n.sum',
    level: 'error',
    title: '正文的总数等于所列各项之和',
    explanation:
      '把正文“共……，其中……”“包括……”“（……）”所列各项相加，与所写总数核对。各项之和大于总数一定有误；小于总数时，如所列只是其中一部分，可改写为“其中主要有……”。',
    basis: FORMS,
  },
  'sum',
  judge,
)

const NEARLY_ALL = 0.9

/** Parts added up with their total; null where a figure is not exact. */
export function sumOf(claim: SumClaim, fact: Fact): number | null {
  if (fact.approximation !== 'exact') return null
  let sum = 0
  for (const part of claim.parts) {
    if (part.approximation !== 'exact') return null
    sum += part.value
  }
  return Number(sum.toPrecision(12))
}

/** `75+274+81+64+46` */
export function addition(claim: SumClaim): string {
  return claim.parts.map((part) => part.value).join('+')
}

function judge(claim: SumClaim, fact: Fact): Problem | null {
  const sum = sumOf(claim, fact)
  if (sum === null || sum === fact.value) return null
  const level =
    sum > fact.value ? levelWhenGreater(claim) : levelWhenSmaller(claim, sum, fact.value)
  if (level === null) return null
  const difference = Math.abs(Number((sum - fact.value).toPrecision(12)))
  const way = sum > fact.value ? '多' : '少'
  return {
    level,
    message: `正文写“${clauseOf(fact)}”，所列各项 ${addition(claim)}=${sum}，比总数${way} ${difference}，请核对总数和各项。`,
    expected: null,
    actual: fact.value,
  }
}

/** What was published twice may be counted twice where only the order of sentences makes a list. */
function levelWhenGreater(claim: SumClaim): Level {
  return claim.listing === 'implied' ? 'hint' : 'error'
}

/** «其中重点领域 30 条» is a selection; what comes near the total claims to be the whole. */
function levelWhenSmaller(claim: SumClaim, sum: number, total: number): Level | null {
  if (claim.listing === 'complete') return 'warning'
  if (claim.listing === 'implied') return 'hint'
  if (sum < total * NEARLY_ALL) return null
  return claim.parts.length > 2 ? 'warning' : 'hint'
}
