import { charactersInOrder, essence, hasOrdinal, withoutOrdinal } from '../../kit/text.ts'
import type { Section, Template } from '../template.ts'
import type { Line } from './lines.ts'

/** Where a section begins: the line of its heading, and the text that follows on the same line. */
export type Heading = {
  readonly section: Section
  readonly line: number
  /** Lines the heading takes: a long heading may be cut in two. */
  readonly lines: number
  readonly text: string
  readonly runIn: string
  readonly exact: boolean
}

const LONGEST_HEADING = 48
const ALIKE = 0.82
const SHORTEST_TITLE = 4
/** `一、总体情况：2020年，……`: text after the heading on its own line. */
const RUN_IN = /^(.{4,40}?)(?:[:：。]|\s{2,})\s*(.+)$/

/**
 * Finds the headings of the template's sections. They keep their order; where a heading occurs
 * twice (a table of contents), the later one is taken.
 */
export function findHeadings(template: Template, lines: readonly Line[]): Heading[] {
  const candidates = lines.flatMap((_, index) => headingsAt(template, lines, index))
  return bestOrder(template, candidates).map((candidate) => candidate.heading)
}

type Candidate = { readonly heading: Heading; readonly score: number }

function headingsAt(template: Template, lines: readonly Line[], index: number): Candidate[] {
  const line = lines[index]
  if (!line || line.text === '') return []
  const found: Candidate[] = []
  const runIn = hasOrdinal(line.text) ? RUN_IN.exec(line.text) : null
  if (line.text.length >= SHORTEST_TITLE && line.text.length <= LONGEST_HEADING) {
    found.push(...candidatesFor(template, index, line.text, '', 1))
    const next = lines[index + 1]?.text ?? ''
    if (next !== '' && next.length <= LONGEST_HEADING / 2 && !hasOrdinal(next)) {
      found.push(...candidatesFor(template, index, line.text + next, '', 2))
    }
  }
  if (runIn) {
    found.push(...candidatesFor(template, index, runIn[1] ?? '', runIn[2] ?? '', 1))
  }
  return found
}

function candidatesFor(
  template: Template,
  line: number,
  text: string,
  runIn: string,
  lines: number,
): Candidate[] {
  const wanted = essence(withoutOrdinal(text.trim()))
  if (wanted.length < SHORTEST_TITLE) return []
  return titlesOf(template).flatMap(({ section, titles }) => {
    const likeness = Math.max(...titles.map((title) => likenessOf(title, wanted)))
    if (likeness < ALIKE) return []
    const exact = wanted === titles[0]?.text
    const printed = text.trim().replace(/[:：]$/, '')
    const heading = { section, line, lines, text: printed, runIn, exact }
    // Fewer lines and an ordinal speak for a heading.
    const score = likeness + (hasOrdinal(text) ? 0.3 : 0) - (lines - 1) * 0.05
    return [{ heading, score }]
  })
}

type Title = { readonly text: string; readonly pairs: readonly string[] }
type SectionTitles = { readonly section: Section; readonly titles: readonly Title[] }

const prepared = new WeakMap<Template, readonly SectionTitles[]>()

/** The wordings of each section's heading, the official one first. */
function titlesOf(template: Template): readonly SectionTitles[] {
  const known = prepared.get(template)
  if (known) return known
  const titles = template.sections.map((section) => ({
    section,
    titles: [section.title, ...section.aliases].map((title) => {
      const text = essence(title)
      return { text, pairs: [...text].slice(1).map((_, index) => text.slice(index, index + 2)) }
    }),
  }))
  prepared.set(template, titles)
  return titles
}

const LENGTH_APART = 6
const SHARED_PAIRS = 0.5

function likenessOf(title: Title, wanted: string): number {
  if (title.text === wanted) return 1
  if (
    Math.abs(title.text.length - wanted.length) > LENGTH_APART ||
    title.text.length < LENGTH_APART
  )
    return 0
  if (!sharesPairs(title, wanted)) return 0
  return charactersInOrder(wanted, title.text) / Math.max(title.text.length, wanted.length)
}

/** Given up as soon as too many are missing: most lines are no heading. */
function sharesPairs({ pairs }: Title, wanted: string): boolean {
  const mostMissing = pairs.length * (1 - SHARED_PAIRS)
  let missing = 0
  for (const pair of pairs) {
    if (wanted.includes(pair)) continue
    missing += 1
    if (missing > mostMissing) return false
  }
  return true
}

function bestOrder(template: Template, candidates: readonly Candidate[]): Candidate[] {
  const order = new Map(template.sections.map((section, index) => [section.id, index]))
  const rank = (candidate: Candidate) => order.get(candidate.heading.section.id) ?? 0
  const best: { score: number; previous: number }[] = []
  let last = -1
  candidates.forEach((candidate, index) => {
    let entry = { score: candidate.score, previous: -1 }
    for (let earlier = 0; earlier < index; earlier++) {
      const before = candidates[earlier] as Candidate
      const score = (best[earlier]?.score ?? 0) + candidate.score
      const follows =
        rank(before) < rank(candidate) &&
        before.heading.line + before.heading.lines <= candidate.heading.line
      if (follows && score >= entry.score) entry = { score, previous: earlier }
    }
    best.push(entry)
    if (last === -1 || entry.score >= (best[last]?.score ?? 0)) last = index
  })
  const chain: Candidate[] = []
  for (let index = last; index !== -1; index = best[index]?.previous ?? -1) {
    chain.unshift(candidates[index] as Candidate)
  }
  return chain
}
