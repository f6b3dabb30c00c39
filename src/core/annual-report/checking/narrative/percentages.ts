import type { Fact, ShareClaim } from '../../facts/fact.ts'
import { shareHolds, shareOf } from '../../facts/share.ts'
import { FORMS } from '../basis.ts'
import { judgeClaims, type Problem } from './claims.ts'
import { clauseOf, withUnit } from './quote.ts'

export const percentages = judgeClaims(
  {
    id: 'n.percent',
    level: 'warning',
    title: '正文的百分比与所写件数相符',
    explanation:
      '用正文自己的分子、分母重算办结率、回复率、占比，按印出的小数位四舍五入后核对。不一致时多为件数改过而比率未改。',
    basis: FORMS,
  },
  'share',
  judge,
)

/** The denominator: one figure, or several that make it up together. */
export function wholeOf(claim: ShareClaim): number {
  return claim.whole.reduce((sum, figure) => sum + figure.value, 0)
}

function judge(claim: ShareClaim, fact: Fact): Problem | null {
  const { part, decimals } = claim
  const whole = wholeOf(claim)
  if (shareHolds(part.value, whole, fact.value, decimals)) return null
  const right = shareOf(part.value, whole, decimals)
  if (right === '') return null
  const cut = isCutOff(part.value / whole, fact.value, decimals)
  return {
    level: cut ? 'hint' : 'warning',
    message: `正文写“${clauseOf(fact)}”，按 ${withUnit(part)}除以 ${claim.whole.map(withUnit).join('、')}计算应为 ${right}，请核对件数和比率。`,
    expected: null,
    actual: withUnit(fact),
  }
}

/** Digits dropped instead of rounded: 45.38 % printed as 45.3 %. */
function isCutOff(ratio: number, percent: number, decimals: number): boolean {
  const scale = 10 ** decimals
  return Math.floor(ratio * 100 * scale + 1e-6) / scale === percent
}
