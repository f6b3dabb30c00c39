import { matchesOf } from '../../kit/text.ts'
import { type Compact, compact } from './compact.ts'
import { masked, type Token } from './tokens.ts'

/** What the heading above says the text is about. */
export type Subject = 'request' | 'case' | null

export type Sentence = {
  /** Compact text of the sentence, as printed and masked; both have the same length. */
  readonly plain: string
  readonly text: string
  /** Offset of the sentence in the compact text of its section. */
  readonly at: number
  /** Ordinal of the heading it stands under; sentences of one block belong together. */
  readonly block: number
  readonly about: Subject
}

/** A sentence with its words of the lexicon; only those that count or deny something need them. */
export type ReadSentence = Sentence & { readonly tokens: readonly Token[] }

export type SectionSentences = {
  readonly compact: Compact
  readonly sentences: readonly Sentence[]
}

const SENTENCE = /[^。！？\n]+[。！？]*\n?/g
const HEADING =
  /^(?:([一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)|(?:\d{1,2}[.．、](?!\d)|（\d{1,2}）|[①-⑩]))/
/** A short line without a figure or a comma: a heading whose ordinal is missing. */
const BARE_HEADING = /^[^，：；、\d]{2,14}[。\n]?$/
const HEADING_LENGTH = 24
const ABOUT: readonly (readonly [Exclude<Subject, null>, RegExp])[] = [
  ['case', /复议|诉讼/],
  ['request', /依申请|信息公开申请|公开申请/],
]

/** Cuts the text of a section into sentences and says under which heading each stands. */
export function sentencesOf(section: {
  readonly id: string
  readonly text: string
}): SectionSentences {
  const whole = compact(section.text)
  const mask = masked(whole.text)
  const bySection: Subject = section.id === 's3' ? 'request' : section.id === 's4' ? 'case' : null
  const sentences: Sentence[] = []
  let outer = bySection
  let about = bySection
  let block = 0
  let paragraphStart = true
  for (const match of matchesOf(SENTENCE, mask)) {
    const text = match[0].replace(/\n$/, '')
    const plain = whole.text.slice(match.index, match.index + text.length)
    const heading = paragraphStart ? headingOf(plain) : null
    if (heading) {
      block += 1
      about = aboutOf(heading.text) ?? (heading.outer ? bySection : outer)
      if (heading.outer) outer = about
    }
    paragraphStart = match[0].endsWith('\n')
    if (text !== '') {
      sentences.push({ plain, text, at: match.index, block, about })
    }
  }
  return { compact: whole, sentences }
}

/** `（二）依申请公开情况。…` → its words; `outer` unless it is a point under another heading. */
function headingOf(plain: string): { readonly text: string; readonly outer: boolean } | null {
  const match = HEADING.exec(plain)
  if (match) {
    const text = plain.slice(match[0].length).split(/[。，：；]/, 1)[0] ?? ''
    return { text: text.slice(0, HEADING_LENGTH), outer: match[1] !== undefined }
  }
  return BARE_HEADING.test(plain) ? { text: plain, outer: true } : null
}

function aboutOf(heading: string): Subject {
  return ABOUT.find(([, pattern]) => pattern.test(heading))?.[0] ?? null
}
