import type { Fact, Figure } from '../../facts/fact.ts'
import type { Finding } from '../../finding.ts'

const LAYOUT = /\s+/g
const MARK = /[，；：。（）！？,;:()!?]/

/** The sentence a fact stands in, as evidence for a finding. */
export function quoteOf(fact: Fact): NonNullable<Finding['quote']> {
  return { text: fact.sentence, start: fact.sentenceStart, end: fact.sentenceEnd }
}

/** The clause around a number, for use inside a message: `收到政府信息公开申请5件`. */
export function clauseOf(fact: Fact): string {
  const { sentence } = fact
  let from = fact.start - fact.sentenceStart
  let to = fact.end - fact.sentenceStart
  while (from > 0 && !MARK.test(sentence.charAt(from - 1))) from -= 1
  while (to < sentence.length && !MARK.test(sentence.charAt(to))) to += 1
  return sentence.slice(from, to).replace(LAYOUT, '')
}

/** `75 条`, `59%`. */
export function withUnit(figure: Pick<Figure, 'value' | 'unit'>): string {
  return figure.unit === '%' ? `${figure.value}%` : `${figure.value} ${figure.unit}`.trim()
}
