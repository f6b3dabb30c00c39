import { chineseDay, isDay } from '../../kit/day.ts'
import { DECISION_PARTS, type DecisionPart } from '../decision-kinds.ts'
import data from './facts.json' with { type: 'json' }

/** What a letter is told to write: texts, days (`YYYY-MM-DD`), fen, counts, lists, rows of a table. */
export type FactName = keyof typeof data | DecisionPart
export type FactValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly (readonly string[])[]
export type Facts = Readonly<Partial<Record<FactName, FactValue>>>

export type FactRule = { readonly label: string; readonly type: string }

const RULES: Readonly<Record<string, FactRule>> = { ...DECISION_PARTS, ...data }

/** Label and type of a fact; `null` for a word that is derived or does not exist. */
export function factRule(name: string): FactRule | null {
  return RULES[name] ?? null
}

/** `5,500.00元` for 550000 fen. */
export function yuan(fen: number): string {
  const [whole = '0', cents = '00'] = (fen / 100).toFixed(2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}元`
}

const ENDS = /^[\s。，；：、！,;:!.]+|[\s。，；：、！,;:!.]+$/g
const DOUBLED = /([。，；：、！])\1+/g

/**
 * A text as it stands inside a sentence of ours: on one line, without the punctuation at its ends,
 * which the sentence has, and none of it twice.
 */
export function inSentence(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(DOUBLED, '$1')
    .replace(ENDS, '')
}

const DOUBLED_LEAD = /^([^：。，；]{1,12}[：])(?:\1)+/
const LEAD_BEFORE_LEAD = /^经[^：。，；]{1,4}：(?=经)/

/**
 * A sentence whose own beginning gives way to that of the words put in: `经审查：经检索…` is `经检索…`, as
 * one does not go through a matter twice; `理由：理由：…` says it once.
 */
export function withoutDoubledLead(sentence: string): string {
  return sentence.replace(DOUBLED_LEAD, '$1').replace(LEAD_BEFORE_LEAD, '')
}

/** An applicant's own words, unchanged but for the quotation marks, which become inner ones. */
function quoted(text: string): string {
  const words = text.replace(/\s*[\r\n]+\s*/g, ' ').replace(ENDS, '')
  return words === '' ? '' : `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** How a fact is written in a sentence; `''` when it is missing, of another type or says nothing. */
export function factText(name: string, value: FactValue | undefined): string {
  const type = factRule(name)?.type
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) {
    return type === 'money' ? yuan(value) : type === 'number' ? String(value) : ''
  }
  if (typeof value !== 'string') return ''
  if (type === 'day') return isDay(value) ? chineseDay(value) : ''
  if (type === 'text') return inSentence(value)
  return type === 'quoted' ? quoted(value) : ''
}

/** The items of a list that say something, without punctuation at their ends. */
export function factItems(value: FactValue | undefined): readonly string[] {
  if (!Array.isArray(value)) return []
  return value
    .flatMap((item) => (typeof item === 'string' ? [inSentence(item)] : []))
    .filter(Boolean)
}

/** The rows of a table. */
export function factRows(value: FactValue | undefined): readonly (readonly string[])[] {
  return Array.isArray(value)
    ? value.filter((row): row is readonly string[] => Array.isArray(row))
    : []
}
