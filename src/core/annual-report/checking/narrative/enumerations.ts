import type { EnumerationClaim, Fact } from '../../facts/fact.ts'
import { FORMS } from '../basis.ts'
import { judgeClaims, type Problem } from './claims.ts'

export const enumerations = judgeClaims(
  {
    id: 'n.enumeration',
    level: 'warning',
    title: '正文预告的项数与所列相符',
    explanation:
      '正文写“以下五项措施”“等 7 大领域”，随后逐项列出时，清点所列是否正好这些。多列或少列时请改数字或补齐列举。',
    basis: FORMS,
  },
  'enumeration',
  judge,
)

function judge({ noun, named, treated }: EnumerationClaim, fact: Fact): Problem | null {
  const announced = fact.value
  if (treated.length > 1 && treated.length !== announced) {
    const first = named.length > 0 ? `列出 ${named.length} 个（${named.join('、')}）` : '未先列名'
    return {
      message: `正文写“${fact.text}${fact.unit}”，${first}，随后分述的却有 ${treated.length} 个（${treated.join('、')}），请核对${noun}的数目和名称。`,
      expected: null,
      actual: announced,
    }
  }
  if (named.length > announced) {
    return {
      level: 'hint',
      message: `正文写“${fact.text}${fact.unit}”，前面列出的有 ${named.length} 个（${named.join('、')}），请核对${noun}的数目。`,
      expected: null,
      actual: announced,
    }
  }
  return null
}
