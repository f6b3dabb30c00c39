import { isDecisionKind } from '#core/requests/decision-kinds.ts'
import { factRule } from '#core/requests/letters/facts.ts'
import { LETTER_KINDS } from '#core/requests/letters/letter-kinds.ts'
import type { PreparedLetter } from '../../../requests.contract.ts'

/** The kind that answers: which letter that is follows from the decisions. */
export const ANSWER = 'answer'

/** What the agency itself cannot know of the remedies, where it has to be said. */
const REMEDIES: Readonly<Record<string, string>> = { forum: '行政复议机关', court: '管辖法院' }

const TO: Readonly<Record<string, string>> = {
  applicant: '致申请人',
  'third-party': '致第三方',
  agency: '致其他机关',
  file: '存档表单',
}

/** Every letter of a request but those that answer, by whom it goes to. */
export const KIND_OPTIONS = Object.entries(TO).map(([to, label]) => ({
  label,
  options: LETTER_KINDS.filter(
    (kind) => kind.to === to && kind.remedy !== 'decision' && !kind.about,
  ).map(({ id, title }) => ({ value: id, label: title })),
}))

/** Whether a letter goes to, or speaks of, somebody whose opinion is asked for. */
export function asksConsultation(kind: string): boolean {
  return LETTER_KINDS.some(({ id, to }) => id === kind && (to === 'third-party' || to === 'agency'))
}

export type WantedFact = {
  readonly name: string
  readonly label: string
  readonly type: 'area' | 'day' | 'count' | 'money' | 'lines' | 'flag' | 'text'
  readonly hint?: string
  /** What stands there unless something else is typed. */
  readonly known?: string
}

/** Facts that are told in a line. */
const SHORT = /(?:Phone|Address|Name|Number|Unit)$/

const TYPES: Readonly<Record<string, WantedFact['type']>> = {
  ...{ text: 'area', quoted: 'area', day: 'day', number: 'count', money: 'money' },
  ...{ list: 'lines', flag: 'flag' },
}

/** What a refused letter lacks and somebody can fill in; tables are not typed here. */
export function wantedOf(fields: Readonly<Record<string, string>>): readonly WantedFact[] {
  return Object.keys(fields).flatMap((name): WantedFact[] => {
    const remedy = REMEDIES[name]
    if (remedy) return [{ name, label: remedy, type: 'text' }]
    const rule = factRule(name)
    const type = rule && (SHORT.test(name) ? 'text' : TYPES[rule.type])
    const hint = type === 'lines' && { hint: '每行一项。' }
    return type ? [{ name, label: rule.label, type, ...hint }] : []
  })
}

type Prepared = Pick<PreparedLetter, 'missing' | 'remedies'>

/** What is asked for of a letter: what nobody knows, what it was refused for, to whom one may turn. */
export function wantedBy(
  prepared: Prepared | undefined,
  lacking: readonly WantedFact[],
): readonly WantedFact[] {
  const missing = Object.fromEntries((prepared?.missing ?? []).map((name) => [name, '']))
  const wanted = [...wantedOf(missing), ...lacking, ...remedyFacts(prepared?.remedies ?? null)]
  return wanted.filter(({ name }, at) => wanted.findIndex((each) => each.name === name) === at)
}

function remedyFacts(remedies: Prepared['remedies']): readonly WantedFact[] {
  return Object.entries(remedies ?? {}).map(([name, known]) => ({
    ...{ name, label: REMEDIES[name] ?? name, type: 'text', known },
    ...(known === '' && { hint: NOT_ENTERED[name] ?? '' }),
  }))
}

const NOT_ENTERED: Readonly<Record<string, string>> = {
  court:
    '不填的，文书只写“人民法院”。请系统管理员在“机构与人员”的单位资料中填写管辖法院，以后自动写入。',
}

type Typed = Readonly<Record<string, string>>

const FEN = 100

/** What was typed as the letter wants it: money in fen, lists by their lines. */
export function factsOf(wanted: readonly WantedFact[], typed: Typed): Record<string, unknown> {
  return Object.fromEntries(
    wanted.flatMap(({ name, type }) => {
      const text = (typed[name] ?? '').trim()
      return text === '' || name in REMEDIES ? [] : [[name, factOf(type, text)]]
    }),
  )
}

function factOf(type: WantedFact['type'], text: string): unknown {
  if (type === 'count') return Number(text)
  if (type === 'money') return Math.round(Number(text) * FEN)
  if (type === 'flag') return text === 'yes'
  if (type !== 'lines') return text
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
}

/** Who decides on remedies, where that was typed. */
export function remediesOf(typed: Typed): Record<string, string> {
  return Object.fromEntries(
    Object.keys(REMEDIES).flatMap((name) => {
      const text = (typed[name] ?? '').trim()
      return text === '' ? [] : [[name, text]]
    }),
  )
}

/** Whether the decisions are there from which an answer is written. */
export function isDecided(kinds: readonly (string | null)[]): boolean {
  return kinds.every((kind) => kind !== null && isDecisionKind(kind))
}
