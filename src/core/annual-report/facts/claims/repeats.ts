import { type Draft, figureOfDraft } from '../draft.ts'

/** Words that differ between two ways of saying the same. */
const FILLER =
  /20\d\d年度?|今年|本年度?|全年|年内|截至|共计|累计|总计|合计|共|已|的|了|我[局县市区镇街办委]|本(?:机关|单位|局|部门)|全[县市区镇]|[，：、。（）\s“”]/g
/** A subject as short as this («发布信息») is not the same thing at every place it stands. */
const SHORT = 8
const LONG = 14

/**
 * Finds figures that are given twice and differ: the same table figure, or the same full subject.
 * A subject with more than two figures is a pattern of listing, not a contradiction.
 */
export function addRepeats(drafts: readonly Draft[]): void {
  const groups = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const key = keyOf(draft)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(draft)
    else groups.set(key, [draft])
  }
  for (const [key, group] of groups) {
    const [first, second, ...more] = distinct(group)
    if (!first || !second || more.length > 0 || !comparable(key, first, second)) continue
    second.claims.push({
      kind: 'repeat',
      earlier: { ...figureOfDraft(first), section: first.fact.section },
    })
  }
}

function keyOf({ fact, mention, sentence }: Draft): string | null {
  if (fact.approximation !== 'exact' || fact.period !== 'this' || fact.unit === '%') return null
  if (fact.scope !== 'total') return null
  if (fact.topic) return fact.topic === 'requests-accepted' ? null : `topic:${fact.topic}`
  if (mention?.leftFrom !== 0) return null
  const subject = sentence.plain.slice(0, mention.quantity.from).replace(FILLER, '')
  return subject.length < SHORT ? null : `${subject}|${fact.unit}`
}

/** The first of each different value. */
function distinct(group: readonly Draft[]): Draft[] {
  return group.filter(
    (draft, index) => group.findIndex((each) => each.fact.value === draft.fact.value) === index,
  )
}

function comparable(key: string, first: Draft, second: Draft): boolean {
  if (first.sentence === second.sentence) return false
  return key.startsWith('topic:') || key.length > LONG || first.fact.section !== second.fact.section
}
