import type { Draft } from '../draft.ts'
import type { EnumerationClaim } from '../fact.ts'
import { BLANK } from '../patterns/masks.ts'

/** Units that announce a list by themselves, and nouns that make 项, 个, 条 … do so. */
const ANNOUNCING_UNIT = /领域|方面|部分|板块|大类|专题|举措/
const ANNOUNCING_NOUN =
  /^(?:重点|主要|具体|基本|工作|配套|政务公开|公开|重要|突出)*(?:制度|措施|机制|举措|内容|任务|原则|文件|办法|领域|方面|部分|问题|不足|环节|要素)/
const ITEM_LENGTH = 20
const LEAD =
  /^.*?(?:包括|围绕|涉及|涵盖|聚焦|针对|公开|公布|推进|做好|由|对|在|从|为|了)(?=[^、]{2,})/
/** «复议、诉讼» is one matter in the form's own headings. */
const PAIRS = /复议、(?=[^、；]{0,8}诉讼)/g
const SEQUENCES: readonly (readonly [start: RegExp, marks: readonly string[]])[] = [
  [/^[^。；]{0,12}[：，。]?\n?一是/, [...'一二三四五六七八九十'].map((digit) => `${digit}是`)],
  [/^[^。；]{0,12}[：。]\n?（一）/, [...'一二三四五六七八九十'].map((digit) => `（${digit}）`)],
  [/^[^。；]{0,12}[：。]\n?1[.、]/, Array.from({ length: 12 }, (_, index) => `${index + 1}.`)],
]
const TREATED = /(?:^|[。；\n])(?:在|围绕)?([^，：；、。\n]{2,16}?领域)(?:方面)?[，：]/g

/** The compact text of a section, to look what follows an announcement. */
export type SectionText = { readonly text: string }

/**
 * Finds announced numbers of things («7 大领域», «以下五项措施») together with what is then listed.
 * Rhetorical numbers, that no list follows or precedes, make no claim.
 */
export function addEnumerations(drafts: readonly Draft[], section: SectionText): void {
  for (const draft of drafts) {
    const claim = claimOf(draft, section)
    if (claim) draft.claims.push(claim)
  }
}

function claimOf(draft: Draft, section: SectionText): EnumerationClaim | null {
  const { fact, mention, sentence } = draft
  if (!mention || fact.approximation !== 'exact' || fact.value < 2 || fact.value > 20) return null
  const noun = nounOf(fact.unit, sentence.plain.slice(mention.quantity.end))
  if (noun === null) return null
  const before = sentence.plain.slice(0, mention.quantity.from)
  const named = titlesBefore(before, mention.leftFrom) ?? itemsBefore(before, fact.value)
  const after = section.text.slice(sentence.at + mention.quantity.end)
  const treated = noun.includes('领域') ? treatedDomains(after) : sequenceIn(after)
  const listed = named.length === fact.value || (named.length === 0 && treated.length > 1)
  const doubt =
    named.length > fact.value || (listed && treated.length >= Math.max(2, fact.value - 1))
  return doubt || named.length === fact.value
    ? { kind: 'enumeration', noun, named, treated: listed ? treated : [] }
    : null
}

function nounOf(unit: string, after: string): string | null {
  if (ANNOUNCING_UNIT.test(unit)) return unit.replace(/^[个大]/, '')
  if (!/^[项个条种类点]$/.test(unit)) return null
  return ANNOUNCING_NOUN.exec(after)?.[0] ?? null
}

/** «修订了《…》《…》等六项制度» */
function titlesBefore(before: string, from: number): string[] | null {
  const match = /((?:《[^《》]+》[、和及]?){2,})等?(?:共|共计)?$/.exec(before.slice(from))
  return match?.[1]?.match(/《[^《》]+》/g) ?? null
}

/** «重点公开脱贫攻坚、教育、…等 7 大领域»; separated by `；` where the items hold 、 themselves. */
function itemsBefore(before: string, announced: number): string[] {
  const trimmed = before.replace(/等?(?:共|共计|这)?$/, '').replaceAll(BLANK, '')
  const bySemicolon = (trimmed.split('：').at(-1) ?? '').split('；')
  if (bySemicolon.length > 2) return bySemicolon.map(cleaned)
  const clause = trimmed.slice(Math.max(trimmed.lastIndexOf('，'), trimmed.lastIndexOf('：')) + 1)
  const items = clause.replace(PAIRS, '复议与').split('、')
  if (items.length < 3 || items.length < announced - 1) return []
  const cleanedItems = items.map(cleaned)
  return cleanedItems.every((item) => item !== '' && item.length <= ITEM_LENGTH) ? cleanedItems : []
}

function cleaned(item: string, index: number): string {
  return index === 0 ? item.replace(LEAD, '') : item
}

/** «脱贫攻坚领域，…。教育领域，…。»: the domains the text goes through. */
function treatedDomains(after: string): string[] {
  return [...new Set([...after.matchAll(TREATED)].map((match) => match[1] ?? ''))]
}

/** «…：一是…；二是…»: the points that follow the announcement at once. */
function sequenceIn(after: string): string[] {
  const marks = SEQUENCES.find(([start]) => start.test(after))?.[1]
  if (!marks) return []
  const points: string[] = []
  let from = 0
  const restart = after.indexOf(marks[0] ?? '', after.indexOf(marks[0] ?? '') + 1)
  const end = restart === -1 ? after.length : restart
  for (const mark of marks) {
    const at = after.indexOf(mark, from)
    if (at === -1 || at >= end) break
    from = at + mark.length
    points.push((after.slice(from).split(/[，。；：\n]/, 1)[0] ?? '').slice(0, ITEM_LENGTH))
  }
  return points
}
