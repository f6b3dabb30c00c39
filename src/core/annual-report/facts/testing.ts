import { extractFacts } from './extract-facts.ts'
import type { Fact } from './fact.ts'

const SIGN: Readonly<Record<Fact['approximation'], string>> = {
  exact: '',
  'at-least': '>=',
  'at-most': '<=',
  about: '~',
}

/** `requests-received 5`, `penalties >=5`: the figures of a text that a table must agree with. */
export function mustAgree(text: string, section = 's1', year = 2024): string[] {
  return extractFacts([{ id: section, text }], year)
    .filter((fact) => fact.topic !== null && fact.scope === 'total' && fact.period === 'this')
    .map((fact) => `${fact.topic} ${SIGN[fact.approximation]}${fact.value}`)
}
