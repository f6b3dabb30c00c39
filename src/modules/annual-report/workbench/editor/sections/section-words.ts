import { HINT_START } from '#core/annual-report/blank-report.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Section, Topic } from '#core/annual-report/template.ts'

const ORDINALS = '一二三四五六七八九十'

const HEADING = /^\s*[（(]\s*([一二三四五六七八九十])\s*[）)]/gmu

/**
 * The heading of a sub-topic to be put after the text, `（二）依申请公开`: it counts on from the last
 * one there, as the findings want it; in a text without any it has the number of the form.
 */
export function topicHeading({ label }: Topic, index: number, text: string): string {
  const last = [...text.matchAll(HEADING)].at(-1)?.[1]
  const next = last === undefined ? index : ORDINALS.indexOf(last) + 1
  return `（${ORDINALS[next] ?? next + 1}）${label}`
}

/** How far a required sub-topic is: no heading yet, a heading with nothing under it, written. */
export type TopicState = 'missing' | 'empty' | 'written'

/** A hint of the form, «〔请填写：…〕», is not a text. */
export function topicState(report: AnnualReport, section: Section, topic: Topic): TopicState {
  const found = report.sections
    .find(({ id }) => id === section.id)
    ?.topics.filter(({ id }) => id === topic.id)
  if (!found || found.length === 0) return 'missing'
  return found.some(({ text }) => text.replace(HINTS, '').trim() !== '') ? 'written' : 'empty'
}

const HINTS = new RegExp(`${HINT_START}[^〕]*〕?`, 'gu')

/** Characters without spaces and line ends, as people count them. */
export function shownLength(text: string): number {
  return [...text.replace(/\s/g, '')].length
}
