import type { Claim, Fact } from '../../facts/fact.ts'
import type { Finding } from '../../finding.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { NONE } from './comparison.ts'
import { quoteOf } from './quote.ts'

export type ClaimOf<K extends Claim['kind']> = Extract<Claim, { readonly kind: K }>

/** What is wrong with a claim; the finding's other fields follow from the fact. */
export type Problem = Pick<Finding, 'message'> &
  Partial<Pick<Finding, 'level' | 'cells' | 'expected' | 'actual'>>

/** A rule that judges every claim of one kind by itself. */
export function judgeClaims<K extends Claim['kind']>(
  info: Omit<Rule, 'check'>,
  kind: K,
  judge: (claim: ClaimOf<K>, fact: Fact, context: CheckContext) => Problem | null,
): Rule {
  return {
    ...info,
    check: (context) => {
      let findings: Finding[] | null = null
      for (const fact of context.report.facts) {
        for (const claim of fact.claims) {
          if (claim.kind !== kind) continue
          const problem = judge(claim as ClaimOf<K>, fact, context)
          if (!problem) continue
          findings ??= []
          findings.push({
            rule: info.id,
            level: info.level,
            cells: [],
            section: fact.section,
            ...problem,
            quote: quoteOf(fact),
          })
        }
      }
      return findings ?? NONE
    },
  }
}
