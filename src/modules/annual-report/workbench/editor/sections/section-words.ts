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

/** Required sub-topics that have no heading of their own in the text yet. */
export function missingTopics(report: AnnualReport, section: Section): readonly Topic[] {
  const found = report.sections.find(({ id }) => id === section.id)?.topics ?? []
  return (section.topics ?? []).filter(({ id }) => !found.some((topic) => topic.id === id))
}

/** Characters without spaces and line ends, as people count them. */
export function shownLength(text: string): number {
  return [...text.replace(/\s/g, '')].length
}
