import { type Draft, figureOfDraft } from '../draft.ts'
import type { SumClaim } from '../fact.ts'
import type { Tag } from '../patterns/lexicon.ts'
import { COMPLETE_MARK, PART_MARK, REST } from '../patterns/wordings.ts'

/** A list of parts being read: «A 条，其中 B 条、C 条». */
type List = {
  readonly head: Draft
  /** Numbers before the head that may be the total instead: «收到 92 件、上年结转 2 件。其中……». */
  readonly earlier: readonly Draft[]
  readonly depth: number
  readonly complete: boolean
  readonly parts: Draft[]
  /** Numbers among the parts with another unit: «通知 44 条、征集调查 16 期». */
  readonly foreign: Draft[]
  /** «75 条，占 13.9%»: the reader is told how much is missing. */
  hasShares: boolean
}

const HANDLED: ReadonlySet<Tag> = new Set<Tag>([
  'answered',
  'handled',
  'carried-out',
  'transferred',
])
/** After these a number answered or carried over still belongs to the list of results. */
const HANDLED_IN_LIST: ReadonlySet<Tag> = new Set<Tag>([...HANDLED, 'outcome'])
const EARLIER = 3
const RATE = /率/
const SHARE = /占/
const TOTAL_MARK = /(?:共计|合计|总计|一共)$/
const IN_BRACKET = /^[^，；、]{0,6}（/

/**
 * Finds the sums a sentence states and hangs each on its total. `before` are the numbers of the
 * sentence before: «共公开 540 条。其中：网站 75 条……» has its total there.
 */
export function addSums(drafts: readonly Draft[], before: readonly Draft[]): void {
  const open: List[] = []
  drafts.forEach((draft, index) => {
    const gap = gapBefore(draft)
    closeWhere(open, (list) => list.depth > depthOf(draft))
    if (gap.includes('；'))
      closeWhere(open, (list, at) => at > 0 || sumOf(list) >= list.head.fact.value)
    const list = listOpenedBy(drafts, index, gap, before)
    if (list) open.push(list)
    else if (TOTAL_MARK.test(gap)) addTotalBehind(draft, drafts.slice(0, index))
    takePart(open, draft, gap)
  })
  closeWhere(open, () => true)
}

/** The list a number begins: behind «其中», «包括», a colon or an opening bracket. */
function listOpenedBy(
  drafts: readonly Draft[],
  index: number,
  gap: string,
  before: readonly Draft[],
): List | null {
  const draft = drafts[index]
  const previous = drafts[index - 1]
  const mark = PART_MARK.exec(gap)
  const colon = gap.startsWith('：')
  const bracket = IN_BRACKET.test(gap) && previous && draft && depthOf(previous) < depthOf(draft)
  if (!draft || !(mark || bracket || (colon && previous))) return null
  const fits = (each: Draft) => sameKind(each, draft) && depthOf(each) <= depthOf(draft)
  const head = bracket ? previous : (drafts.slice(0, index).findLast(fits) ?? before.findLast(fits))
  if (!head || !sameKind(head, draft)) return null
  const complete = mark ? COMPLETE_MARK.test(mark[0]) : true
  const earlier = [...before, ...drafts.slice(0, index)].filter(
    (each) => each !== head && fits(each),
  )
  return {
    head,
    earlier: earlier.slice(-EARLIER),
    depth: depthOf(draft),
    complete,
    parts: [],
    foreign: [],
    hasShares: false,
  }
}

function takePart(open: List[], draft: Draft, gap: string): void {
  const list = open.at(-1)
  if (!list) return
  if (draft.fact.unit === '%' && SHARE.test(draft.fact.subject)) list.hasShares = true
  if (draft.fact.unit === '%' && RATE.test(draft.fact.subject)) {
    // «网上可办 675 项，可办率 90.6%，不见面 597 项……»: measures of one thing, not parts of it.
    closeWhere(open, (each) => each === list)
    return
  }
  if (depthOf(draft) !== list.depth) return
  if (!sameKind(list.head, draft)) {
    if (mayBeAdded(list.head, draft)) list.foreign.push(draft)
    return
  }
  if (endsList(list, draft, gap)) {
    closeWhere(open, (each) => each === list)
    return
  }
  list.parts.push(draft)
  if (list.parts.length > 1 && allExact(list) && sumOf(list) === list.head.fact.value) {
    closeWhere(open, (each) => each === list)
  }
}

/** Whether the number tells of something else than the list before it. */
function endsList(list: List, draft: Draft, gap: string): boolean {
  if (list.parts.length === 0) return false
  if (gap.includes('；') && draft.fact.value > list.head.fact.value) return true
  const verb = draft.mention?.verb ?? null
  const handled = verb !== null && HANDLED.has(verb)
  const before = list.parts.some(
    ({ mention }) => mention?.verb && HANDLED_IN_LIST.has(mention.verb),
  )
  if (handled && !before) return true
  const object = draft.mention?.object ?? null
  const headObject = list.head.mention?.object ?? null
  if (object === null || headObject === null) return false
  return object !== 'other' && headObject !== 'other' && object !== headObject
}

function closeWhere(open: List[], test: (list: List, at: number) => boolean): void {
  for (let at = open.length - 1; at >= 0; at--) {
    const list = open[at]
    if (!list || !test(list, at)) continue
    open.splice(at, 1)
    addClaim(list)
  }
}

/** A single part proves nothing, unless it is greater than its total. */
function addClaim(list: List): void {
  const { head, parts } = list
  const only = parts.length === 1 ? parts[0] : undefined
  if (parts.length === 0 || (only && only.fact.value <= head.fact.value)) return
  if (head.claims.some((claim) => claim.kind === 'sum')) return
  if (mixedSum(list) === head.fact.value) {
    head.claims.push(sumClaim([...parts, ...list.foreign], 'complete'))
    return
  }
  const rest =
    parts.length > 1 && list.foreign.length === 0 && REST.test(parts.at(-1)?.fact.subject ?? '')
  // «收到 50 件、上年结转 2 件。其中……»: the results are those of both; the table's relations see to it.
  if (head.mention?.verb === 'carried-in' || isTotalOfEarlier(list)) return
  if (list.hasShares && !rest && sumOf(list) < head.fact.value) return
  head.claims.push(sumClaim(parts, list.complete || rest ? 'complete' : 'among'))
}

/** Whether the parts make up an earlier number, or the head together with the one before it. */
function isTotalOfEarlier({ head, earlier, parts }: List): boolean {
  const sum = parts.reduce((total, part) => total + part.fact.value, 0)
  if (sum === head.fact.value) return false
  return earlier.some(({ fact }) => fact.value === sum || fact.value + head.fact.value === sum)
}

/** Everything listed, whatever its unit; null where all have one unit or a number is not exact. */
function mixedSum(list: List): number | null {
  if (list.foreign.length === 0 || !allExact(list)) return null
  if (list.foreign.some(({ fact }) => fact.approximation !== 'exact')) return null
  return sumOf(list) + list.foreign.reduce((sum, { fact }) => sum + fact.value, 0)
}

/** «网站 75 条、公众号 274 条，共计 349 条» */
function addTotalBehind(total: Draft, earlier: readonly Draft[]): void {
  const first = earlier.findLastIndex(
    (each) => !sameKind(each, total) || depthOf(each) !== depthOf(total),
  )
  const parts = earlier.slice(first + 1)
  if (parts.length < 2 || parts.some((part) => part.claims.length > 0)) return
  total.claims.push(sumClaim(parts, 'complete'))
}

export function sumClaim(parts: readonly Draft[], listing: SumClaim['listing']): SumClaim {
  return { kind: 'sum', parts: parts.map(figureOfDraft), listing }
}

/** Numbers that may be added up: same unit, same period, no change and no share. */
export function sameKind(left: Draft, right: Draft): boolean {
  return baseUnit(left) === baseUnit(right) && mayBeAdded(left, right)
}

function mayBeAdded(left: Draft, right: Draft): boolean {
  return (
    left.fact.unit !== '%' &&
    right.fact.unit !== '%' &&
    left.fact.period === right.fact.period &&
    left.fact.scope !== 'change' &&
    right.fact.scope !== 'change'
  )
}

/** «条次» are «条». */
function baseUnit({ fact }: Draft): string {
  return /^[条件篇]次$/.test(fact.unit) ? fact.unit.charAt(0) : fact.unit
}

function allExact(list: List): boolean {
  return [list.head, ...list.parts].every(({ fact }) => fact.approximation === 'exact')
}

function sumOf(list: List): number {
  return list.parts.reduce((sum, part) => sum + part.fact.value, 0)
}

/** The masked words between the number before and this one. */
export function gapBefore(draft: Draft): string {
  const { mention, sentence } = draft
  return mention ? sentence.text.slice(mention.leftFrom, mention.quantity.from) : ''
}

export function depthOf(draft: Draft): number {
  return draft.mention?.depth ?? 0
}
