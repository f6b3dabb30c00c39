import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Section, Topic } from '#core/annual-report/template.ts'

const ORDINALS = '一二三四五六七八九十'

/** The heading of a sub-topic as the form words it: `（二）依申请公开`. */
export function topicHeading({ label }: Topic, index: number): string {
  return `（${ORDINALS[index] ?? index + 1}）${label}`
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
