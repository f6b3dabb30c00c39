import {
  articlesOn,
  articlesText,
  DECISION_PARTS,
  type DecisionPart,
  decisionKind,
} from '../decision-kinds.ts'
import { type Decision, partsOf } from '../decision-kinds-check.ts'
import { type Facts, type FactValue, factItems, factRows, factText } from './facts.ts'
import type { Piece } from './letter-kinds.ts'

/** The words a letter is filled with: `''` is a word that is not known. */
export type Words = (name: string) => string

const ORGANISATION = '你单位'
const PERSON = '你'

/** What may be written: the given facts, and of the decision's parts those its kind has. */
export function sayableFacts(facts: Facts, decision: Decision | undefined): Facts {
  if (!decision) return facts
  const own = Object.entries(facts).filter(([name]) => !(name in DECISION_PARTS))
  const named = partsOf(decision).flatMap((part): readonly DecisionPart[] => {
    if (part === 'withheld') return []
    if (part !== 'otherAgency') return [part]
    return decision.isOtherAgencyKnown ? ['otherAgencyName', 'otherAgencyContact'] : []
  })
  return { ...Object.fromEntries(own), ...pick(decision.parts, named) }
}

/** Facts as they are written, and what follows from them and from the decision. */
export function wordsOf(facts: Facts, decision: Decision | undefined): Words {
  const derived: Readonly<Record<string, string>> = {
    you: facts.isOrganisation === true ? ORGANISATION : PERSON,
    yourParty: facts.isThirdPartyOrganisation === true ? ORGANISATION : PERSON,
    phrase: decision ? decisionKind(decision.kind).phrase : '',
    articles: decision ? citation(decision) : '',
  }
  return (name) => derived[name] ?? factText(name, facts[name as keyof Facts])
}

/** Whether a word, a list or rows of that name are there. */
export function isKnown(name: string, words: Words, facts: Facts): boolean {
  const value: FactValue | undefined = facts[name as keyof Facts]
  return words(name) !== '' || factItems(value).length > 0 || factRows(value).length > 0
}

/** The words a piece cannot do without. */
export function wordsIn(piece: Piece): readonly string[] {
  if ('items' in piece) return [piece.items]
  if ('rows' in piece) return [piece.rows]
  if ('withheld' in piece) return []
  const texts = 'fields' in piece ? piece.fields.flat() : [textOf(piece)]
  return texts.flatMap(placeholders)
}

export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name)
}

/** A sentence with its words put in. */
export function filled(text: string, words: Words): string {
  return text.replace(PLACEHOLDER, (_, name: string) => words(name))
}

const PLACEHOLDER = /\{(\w+)\}/g

function textOf(piece: { readonly paragraph: string } | { readonly heading: string }): string {
  return 'paragraph' in piece ? piece.paragraph : piece.heading
}

/** Articles of the decision and, of a partial one, those its withheld parts rest on. */
function citation({ kind, decidedOn, withheld = [] }: Decision): string {
  const articles = articlesOn(kind, decidedOn)
  const grounds = kind === 'partial' ? withheld.map(({ ground }) => ground) : []
  const further = grounds.flatMap((ground) =>
    articlesOn(ground, decidedOn).length > 0 ? (decisionKind(ground).article ?? []) : [],
  )
  return articlesText(
    articles.map(({ law, places }) => ({ law, places: [...new Set([...places, ...further])] })),
  )
}

function pick<T>(from: Readonly<Partial<Record<DecisionPart, T>>>, names: readonly DecisionPart[]) {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = from[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
