import { essence, hasOrdinal, withoutOrdinal } from '../../kit/text.ts'
import { INTRO, type ReadWarning, type SectionText, type TopicText } from '../report.ts'
import type { Section, Template, Topic } from '../template.ts'
import { findHeadings, type Heading } from './headings.ts'
import { type Line, linesOf, paragraphsOf, widthOfLines } from './lines.ts'
import type { Strip } from './strips.ts'

export type ReadSections = {
  readonly sections: readonly SectionText[]
  readonly warnings: readonly ReadWarning[]
  /** The strip of each heading that was found, by section id. */
  readonly headingStrips: ReadonlyMap<string, number>
}

/** The text of the introduction and of every section of the template. */
export function readSections(
  template: Template,
  strips: readonly Strip[],
  tableStrips: ReadonlySet<number>,
  titleStrip: number,
): ReadSections {
  const lines = linesOf(strips, tableStrips).filter((line) => line.strip > titleStrip)
  const headings = findHeadings(template, lines)
  const width = widthOfLines(lines)
  const textOf = (from: number, to: number, runIn = '') => {
    const first = lines[from - 1]
    const lead = runIn === '' || !first ? [] : [{ ...first, text: runIn }]
    return paragraphsOf([...lead, ...lines.slice(from, to)], width)
  }
  const firstHeading = headings[0]?.line ?? lines.length
  const sections: SectionText[] = [introOf(textOf(0, firstHeading))]
  for (const section of template.sections) {
    const position = headings.findIndex((heading) => heading.section === section)
    const heading = headings[position]
    if (!heading) {
      sections.push({ id: section.id, heading: null, text: '', topics: [] })
      continue
    }
    const until = headings[position + 1]?.line ?? lines.length
    const paragraphs = textOf(heading.line + heading.lines, until, heading.runIn)
    sections.push(sectionOf(section, heading, paragraphs, lines))
  }
  const headingStrips = new Map(
    headings.map(({ section, line }) => [section.id, lines[line]?.strip ?? 0]),
  )
  return { sections, warnings: warningsOf(template, headings), headingStrips }
}

/** A section whose text is known without its heading; the official heading is taken. */
export function sectionFromText(section: Section, text: string): SectionText {
  const paragraphs = text.split('\n').map((line) => ({ text: line, strip: 0, at: {} }))
  const topics = section.kind === 'narrative' ? topicsOf(section, paragraphs) : []
  return { id: section.id, heading: `${section.ordinal}、${section.title}`, text, topics }
}

function introOf(paragraphs: readonly Line[]): SectionText {
  const at = paragraphs[0]?.at
  return {
    id: INTRO,
    heading: null,
    text: textOfAll(paragraphs),
    topics: [],
    ...(at ? { at } : {}),
  }
}

function sectionOf(
  section: Section,
  heading: Heading,
  paragraphs: readonly Line[],
  lines: readonly Line[],
): SectionText {
  const at = lines[heading.line]?.at
  return {
    id: section.id,
    heading: heading.text,
    text: textOfAll(paragraphs),
    topics: section.kind === 'narrative' ? topicsOf(section, paragraphs) : [],
    ...(at ? { at } : {}),
  }
}

function textOfAll(paragraphs: readonly Line[]): string {
  return paragraphs.map((paragraph) => paragraph.text).join('\n')
}

const LONGEST_TOPIC = 30

/** Paragraphs under the sub-headings of a section; what stands before the first is not a topic. */
function topicsOf(section: Section, paragraphs: readonly Line[]): TopicText[] {
  const topics: { id: string | null; heading: string; texts: string[] }[] = []
  for (const { text } of paragraphs) {
    const heading = topicHeading(section, text)
    if (heading) {
      const rest = text.slice(heading.text.length).replace(/^[。:：\s]+/, '')
      topics.push({ id: heading.id, heading: heading.text, texts: rest === '' ? [] : [rest] })
    } else {
      topics.at(-1)?.texts.push(text)
    }
  }
  return topics.map(({ id, heading, texts }) => ({ id, heading, text: texts.join('\n') }))
}

/** `（一）主动公开情况。2020年……` begins the topic 主动公开, with or without its ordinal. */
function topicHeading(section: Section, text: string): { id: string | null; text: string } | null {
  const [head = ''] = text.split(/[。：:\s]{1}(?=.)|[。：:]$/)
  const title = headWithOrdinal(text, head)
  if (title.length > LONGEST_TOPIC) return null
  const id = topicId(section, title)
  const numbered = /^\s*[(（][一二三四五六七八九十]{1,2}[)）]/.test(text)
  return numbered || (id !== null && !hasOrdinal(text) && isTopicAlone(section, title))
    ? { id, text: title }
    : null
}

/** A space after the ordinal, `(一) 主动公开`, does not end the heading. */
function headWithOrdinal(text: string, head: string): string {
  if (essence(withoutOrdinal(head)) !== '') return head
  const rest = text.slice(head.length).trimStart()
  return text.slice(0, text.length - rest.length) + (rest.split(/[。：:]/)[0] ?? '')
}

function topicId(section: Section, title: string): string | null {
  const wanted = essence(title)
  const topics = [...(section.topics ?? []), ...(section.governmentTopics ?? [])]
  return topics.find((topic) => names(topic).some((name) => wanted.includes(name)))?.id ?? null
}

/** Without an ordinal only the name itself counts as a heading: `主动公开。`, `监督保障方面`. */
function isTopicAlone(section: Section, title: string): boolean {
  const wanted = essence(title).replace(/(?:情况|方面|工作)+$/, '')
  return (section.topics ?? []).some((topic) => names(topic).includes(wanted))
}

function names(topic: Topic): string[] {
  return [topic.label, ...(topic.aliases ?? [])].map(essence)
}

function warningsOf(template: Template, headings: readonly Heading[]): ReadWarning[] {
  return template.sections.flatMap((section): ReadWarning[] => {
    const heading = headings.find((candidate) => candidate.section === section)
    const official = `${section.ordinal}、${section.title}`
    if (!heading) {
      return [
        {
          code: 'section-missing',
          message: `没有找到第${section.ordinal}部分“${section.title}”。`,
        },
      ]
    }
    if (!hasOrdinal(heading.text)) {
      return [
        { code: 'heading-variant', message: `标题“${heading.text}”缺少序号，应为“${official}”。` },
      ]
    }
    return heading.exact
      ? []
      : [{ code: 'heading-variant', message: `标题“${heading.text}”与规定的“${official}”不一致。` }]
  })
}
