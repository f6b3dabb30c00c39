import { chineseDay, isDay } from '../../kit/day.ts'
import { invalid, type Refusal } from '../../kit/refusal.ts'
import { fail, ok, type Result } from '../../kit/result.ts'
import { decisionKind } from '../decision-kinds.ts'
import { checkDecision, type Decision } from '../decision-kinds-check.ts'
import { type RemedyAgency, remediesOf, remedySentence } from '../remedies.ts'
import edition from './edition.json' with { type: 'json' }
import {
  type Facts,
  factItems,
  factRows,
  factRule,
  inSentence,
  withoutDoubledLead,
} from './facts.ts'
import { type LetterKind, letterKind, type Piece } from './letter-kinds.ts'
import {
  filled,
  isKnown,
  placeholders,
  sayableFacts,
  type Words,
  wordsIn,
  wordsOf,
} from './words.ts'

export type LetterBlock =
  | { readonly kind: 'paragraph' | 'heading'; readonly text: string }
  /** To be numbered by whoever prints it. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      /** `null`: each row is a label and its content. */
      readonly columns: readonly string[] | null
      readonly rows: readonly (readonly string[])[]
    }

/** A letter ready to be laid out. */
export type Letter = {
  readonly kind: string
  readonly title: string
  readonly documentNumber: string | null
  readonly salutation: string | null
  readonly paragraphs: readonly LetterBlock[]
  readonly remedyParagraphs: readonly string[]
  /** Who signs; the receiver, on a reply slip. */
  readonly agency: string
  /** `2026年3月5日`; `null` on a slip that is yet to be dated. */
  readonly date: string | null
  readonly sealPlace: LetterKind['seal']
  readonly attachments: readonly string[]
}

export type LetterInput = {
  readonly facts: Facts
  /** Of a letter that tells a decision. */
  readonly decision?: Decision
  /** Of a letter that tells remedies. */
  readonly remedyAgency?: RemedyAgency
  /** Titles of what goes with it; the reply slip is added. */
  readonly attachments?: readonly string[]
}

/**
 * The letter of a kind in official Chinese. Refused, with a field for each, when a fact it needs is
 * missing, when the decision it tells is incomplete or is to be told with another kind of letter, and
 * for a day on which the 条例 of before was in force, whose letters are not known.
 */
export function composeLetter(kindId: string, input: LetterInput): Result<Letter, Refusal> {
  const kind = letterKind(kindId)
  if (!kind) return fail(invalid('letter-kind', '没有这种文书。', { kind: '没有这种文书。' }))
  const refusal = refusalOfDay(input) ?? refusalOfDecision(kind, input)
  if (refusal) return fail(refusal)
  const facts = sayableFacts(input.facts, kind.remedy === 'decision' ? input.decision : undefined)
  const words = wordsOf(facts, input.decision)
  const pieces = kind.body.filter((piece) => stands(piece, words, facts))
  const missing = missingIn(kind, pieces, words, facts)
  if (missing.length > 0) return fail(incomplete(kind, missing))
  return ok({
    ...{ kind: kind.id, title: kind.title, sealPlace: kind.seal },
    documentNumber: kind.numberWord === null ? null : words('documentNumber'),
    salutation: kind.salutation && filled(kind.salutation, words),
    paragraphs: pieces.map((piece) => blockOf(piece, words, facts, input.decision)),
    remedyParagraphs: remedyParagraphs(kind, input),
    agency: words(kind.signer ?? 'agency'),
    date: kind.seal === 'receiver' ? null : words('signedOn'),
    attachments: [...(input.attachments ?? []), ...slipTitle(kind)],
  })
}

/** The facts a letter of this kind cannot do without, whatever else is known. */
export function requiredFacts(kind: LetterKind): readonly string[] {
  const always = kind.body.filter(({ when, unless }) => !when && !unless).flatMap(wordsIn)
  const named = [...frameOf(kind), ...placeholders(kind.salutation ?? ''), ...always]
  return [...new Set(named)].filter((name) => factRule(name) !== null)
}

function frameOf({ numberWord, seal, signer }: LetterKind): readonly string[] {
  return [
    ...(numberWord === null ? [] : ['documentNumber']),
    signer ?? 'agency',
    ...(seal === 'receiver' ? [] : ['signedOn']),
  ]
}

function refusalOfDay({ decision, facts }: LetterInput): Refusal | null {
  const days = [facts.signedOn, decision?.decidedOn].filter((day) => typeof day === 'string')
  const early = days.find((day) => isDay(day) && day < edition.from)
  if (early === undefined) return null
  const sentence =
    `文书只能按${chineseDay(edition.from)}起施行的条例（${edition.edition}）拟定；${chineseDay(early)}` +
    `适用此前的条例（${edition.before}），请在平台之外拟定，作为附件登记。`
  return invalid('letter-too-early', sentence, { signedOn: sentence })
}

function refusalOfDecision(kind: LetterKind, input: LetterInput): Refusal | null {
  const { decision, remedyAgency } = input
  if (kind.remedy !== 'none' && !remedyAgency) {
    return gap('remedyAgency', `《${kind.title}》须告知救济途径，请先确定行政复议机关。`)
  }
  if (kind.remedy !== 'decision') return null
  if (!decision) return gap('decision', `《${kind.title}》须先有处理决定。`)
  const rule = decisionKind(decision.kind)
  if (rule.letter !== kind.id) {
    return gap('decision', `“${rule.label}”的决定不用《${kind.title}》告知，请换用相应文书。`)
  }
  return checkDecision(decision)
}

function gap(field: string, sentence: string): Refusal {
  return invalid('letter-incomplete', sentence, { [field]: sentence })
}

function stands({ when, unless }: Piece, words: Words, facts: Facts): boolean {
  if (when !== undefined) return isKnown(when, words, facts)
  return unless === undefined || !isKnown(unless, words, facts)
}

function missingIn(kind: LetterKind, pieces: readonly Piece[], words: Words, facts: Facts) {
  const needed = [
    ...frameOf(kind),
    ...placeholders(kind.salutation ?? ''),
    ...pieces.flatMap(wordsIn),
  ]
  return [...new Set(needed)].filter((name) => !isKnown(name, words, facts))
}

function incomplete(kind: LetterKind, missing: readonly string[]): Refusal {
  const label = (name: string) => factRule(name)?.label ?? name
  const fields = missing.map((name) => [name, `请填写${label(name)}。`])
  return invalid(
    'letter-incomplete',
    `《${kind.title}》还缺：${missing.map(label).join('、')}。`,
    Object.fromEntries(fields),
  )
}

function blockOf(piece: Piece, words: Words, facts: Facts, decision?: Decision): LetterBlock {
  if ('paragraph' in piece)
    return { kind: 'paragraph', text: withoutDoubledLead(filled(piece.paragraph, words)) }
  if ('heading' in piece) return { kind: 'heading', text: filled(piece.heading, words) }
  if ('items' in piece) return { kind: 'list', items: factItems(facts[piece.items as keyof Facts]) }
  if ('fields' in piece) {
    const rows = piece.fields.map((row) => row.map((cell) => filled(cell, words)))
    return { kind: 'table', columns: null, rows }
  }
  if ('withheld' in piece) return withheldTable(decision)
  return { kind: 'table', columns: piece.columns, rows: factRows(facts[piece.rows as keyof Facts]) }
}

function withheldTable(decision: Decision | undefined): LetterBlock {
  const rows = (decision?.withheld ?? []).map(({ part, ground, reason }) => {
    const { label, article = '' } = decisionKind(ground)
    return [inSentence(part), `${label}（${article}）`, inSentence(reason)]
  })
  return { kind: 'table', columns: ['不予公开的内容', '依据（条例）', '理由'], rows }
}

function remedyParagraphs(kind: LetterKind, input: LetterInput): readonly string[] {
  const { decision, remedyAgency: agency, facts } = input
  if (kind.remedy === 'none' || !agency) return []
  const isDecision = kind.remedy === 'decision' && decision !== undefined
  return remedySentence(
    remediesOf({
      ...{ agency, letter: kind.self },
      kind: isDecision ? decision.kind : 'other',
      grounds: isDecision ? (decision.withheld ?? []).map(({ ground }) => ground) : [],
      decidedOn: isDecision ? decision.decidedOn : String(facts.signedOn ?? ''),
    }),
  )
}

function slipTitle({ slip }: LetterKind): readonly string[] {
  const title = slip === undefined ? undefined : letterKind(slip)?.title
  return title === undefined ? [] : [title]
}
