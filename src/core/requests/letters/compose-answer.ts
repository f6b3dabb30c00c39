import type { Refusal } from '../../kit/refusal.ts'
import { ok, type Result } from '../../kit/result.ts'
import { decisionKind } from '../decision-kinds.ts'
import type { Decision } from '../decision-kinds-check.ts'
import { type RemedyAgency, remediesOf, remedySentence } from '../remedies.ts'
import { composeLetter, type Letter, type LetterBlock, type LetterInput } from './compose.ts'
import { inSentence } from './facts.ts'
import { letterKind } from './letter-kinds.ts'

/** A piece of information that was asked for, with what was decided about it. */
export type AnswerMatter = { readonly description: string; readonly decision: Decision }

/** The letter that answers several matters at once; those that answer one are in `LETTER_KINDS`. */
export const ANSWER_SEVERAL = {
  id: 'answer-several',
  title: '政府信息公开申请答复书',
  numberWord: '公复',
} as const

/** Whether a letter of this kind answers a request, as others do not: receipts, notices, records. */
export function isAnswer(kind: string): boolean {
  return kind === ANSWER_SEVERAL.id || letterKind(kind)?.remedy === 'decision'
}

/** What stands before the year in the number of a letter of this kind; `null`: it has no number. */
export function numberWordOf(kind: string): string | null {
  return kind === ANSWER_SEVERAL.id
    ? ANSWER_SEVERAL.numberWord
    : (letterKind(kind)?.numberWord ?? null)
}

const SELF = '本答复书'

/**
 * The one letter that answers a request: with a single matter the letter of its kind of decision,
 * with several a heading for each between a common beginning and end. Matters are named by their place
 * where what can be done against them differs. Refused as `composeLetter` refuses, with the matter.
 */
export function composeAnswer(
  matters: readonly AnswerMatter[],
  input: Omit<LetterInput, 'decision'>,
): Result<Letter, Refusal> {
  const [first] = matters
  if (!first) throw new RangeError('a request has at least one matter')
  if (matters.length === 1) return composeOne(first, input)
  const letters: Letter[] = []
  for (const [index, matter] of matters.entries()) {
    const letter = composeOne(matter, input)
    if (!letter.ok) return { ok: false, error: withPlace(letter.error, index) }
    letters.push(letter.value)
  }
  const [frame] = letters
  if (!frame) return composeOne(first, input)
  // Every answer begins with what was asked for and ends with whom to turn to.
  return ok({
    ...frame,
    ...{ kind: ANSWER_SEVERAL.id, title: ANSWER_SEVERAL.title },
    paragraphs: [
      ...frame.paragraphs.slice(0, 1),
      ...letters.flatMap((letter, index) => sectionOf(letter, matters[index], index)),
      ...frame.paragraphs.slice(-1),
    ],
    remedyParagraphs: remediesOfAll(matters, input.remedyAgency),
  })
}

function composeOne({ decision }: AnswerMatter, input: LetterInput): Result<Letter, Refusal> {
  return composeLetter(decisionKind(decision.kind).letter, { ...input, decision })
}

function withPlace(refusal: Refusal, index: number): Refusal {
  return { ...refusal, message: `${placeOf(index)}：${refusal.message}` }
}

function sectionOf(
  { paragraphs }: Letter,
  matter: AnswerMatter | undefined,
  index: number,
): readonly LetterBlock[] {
  const text = `${chineseNumber(index + 1)}、关于“${inSentence(matter?.description ?? '')}”`
  return [{ kind: 'heading', text }, ...paragraphs.slice(1, -1).map(oneLevelDown)]
}

/** `一、予以公开的内容` below the heading of a matter is `（一）予以公开的内容`. */
function oneLevelDown(block: LetterBlock): LetterBlock {
  if (block.kind !== 'heading') return block
  return { ...block, text: block.text.replace(/^([一二三四五六七八九十]+)、/, '（$1）') }
}

function remediesOfAll(
  matters: readonly AnswerMatter[],
  agency: RemedyAgency | undefined,
): readonly string[] {
  if (!agency) return []
  const places = new Map<string, number[]>()
  for (const [index, { decision }] of matters.entries()) {
    const text = remedyLines(decision, agency).join('\n')
    places.set(text, [...(places.get(text) ?? []), index])
  }
  const isOneForAll = places.size === 1
  return [...places].flatMap(([text, indexes]) => {
    const about = isOneForAll ? '' : `对于${indexes.map(placeOf).join('、')}，`
    return text.split('\n').map((line) => about + line)
  })
}

function remedyLines(decision: Decision, agency: RemedyAgency): readonly string[] {
  const { kind, decidedOn, withheld = [] } = decision
  const grounds = withheld.map(({ ground }) => ground)
  return remedySentence(remediesOf({ kind, grounds, decidedOn, agency, letter: SELF }))
}

const placeOf = (index: number) => `第${chineseNumber(index + 1)}项`

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 in Chinese. */
function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`
  return ten + DIGITS[value % 10]
}
