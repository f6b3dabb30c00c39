import { FORMS } from '../basis.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { NONE } from './comparison.ts'
import { licencesOf } from './licenses.ts'
import { clauseOf, quoteOf } from './quote.ts'

/** Applications that came in and were not accepted, without a word about them. */
export const licenseGap: Rule = {
  id: 'n.license-gap',
  level: 'hint',
  title: '收到与受理的许可申请之差有交代',
  explanation:
    '正文写的行政许可申请，受理数少于收到数，却没有说明其余的去向。收到的申请或者受理，或者不予受理、退回补正、撤回、尚在审查；请写明各有多少件，使几个数前后相接。',
  basis: ['行政许可法§32', ...FORMS],
  check: ({ report }: CheckContext) => {
    const licences = licencesOf(report)
    const received = licences?.['license-received']
    const accepted = licences?.['license-accepted']
    if (received?.approximation !== 'exact' || accepted?.approximation !== 'exact') return NONE
    const gap = received.value - accepted.value
    if (gap <= 0 || report.facts.some(({ value }) => value === gap)) return NONE
    const around = [received, accepted].some(({ sentence }) => EXPLAINED.test(sentence))
    if (around) return NONE
    return [
      {
        rule: licenseGap.id,
        level: licenseGap.level,
        cells: [],
        section: received.section,
        message: `正文写“${clauseOf(received)}”“${clauseOf(accepted)}”，相差 ${gap} 件没有说明去向，请写明（不予受理、退回补正、撤回或尚在审查）。`,
        expected: null,
        actual: gap,
        quote: quoteOf(received),
      },
    ]
  },
}

const EXPLAINED = /不予受理|未受理|不受理|补正|退回|撤回|审查中|尚在|正在/
