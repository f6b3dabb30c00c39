import type { Finding } from '../../finding.ts'
import { INTRO, type SectionText } from '../../report.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { sectionName, textFinding } from './text-finding.ts'

/** Book-title marks, brackets and quotation marks that come in twos. */
export const pairs: Rule = {
  id: 'n.pairs',
  level: 'hint',
  title: '书名号、括号、引号成对',
  explanation:
    '书名号、括号、引号只有一半，多半是文件名没有写完、转换格式时丢了一行，或者删改时漏删。请对照原稿补全文字和符号。',
  basis: ['标点符号用法 GB/T 15834—2011', '党政机关公文格式 GB/T 9704—2012'],
  check: (context) => {
    let findings: Finding[] | null = null
    for (const section of context.report.sections) {
      if (isEven(section.text) || !isProse(context, section)) continue
      findings ??= []
      findings.push(...oddIn(context, section))
    }
    return findings ?? NONE
  },
}

const NONE: readonly Finding[] = []

type Pair = { readonly name: string; readonly open: string; readonly close: string }

const PAIRS: readonly Pair[] = [
  { name: '书名号', open: '《', close: '》' },
  { name: '括号', open: '（(', close: '）)' },
  { name: '引号', open: '“', close: '”' },
  { name: '引号', open: '「', close: '」' },
  { name: '括号', open: '〔', close: '〕' },
  { name: '括号', open: '【', close: '】' },
]
const BRACKETS = 1

/** For each character the ordinal of its pair, from 1: positive where it opens, negative where it closes. */
const SIDES = new Int8Array(0x1_0000)
PAIRS.forEach(({ open, close }, index) => {
  for (const char of open) SIDES[char.charCodeAt(0)] = index + 1
  for (const char of close) SIDES[char.charCodeAt(0)] = -index - 1
})

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff

/** Whether every mark has its other half, told in one pass; nearly every text is like this. */
function isEven(text: string): boolean {
  const open = new Int16Array(PAIRS.length + 1)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= FIRST_HAN && code <= LAST_HAN) continue
    const side = SIDES[code] as number
    if (side > 0) open[side] = (open[side] as number) + 1
    else if (side < 0) {
      const left = (open[-side] as number) - 1
      if (left < 0) return false
      open[-side] = left
    }
  }
  return open.every((count) => count === 0)
}

/** Sections of tables may hold pieces of labels that were not told from text. */
function isProse({ template }: CheckContext, { id }: SectionText): boolean {
  return id === INTRO || template.sectionById.get(id)?.kind === 'narrative'
}

/** One finding for each kind of mark and paragraph, at the first that stands alone. */
function oddIn({ template }: CheckContext, { id, text }: SectionText): Finding[] {
  const found = new Map<string, Finding>()
  for (const { at, pair, isOpening } of PAIRS.flatMap((pair, index) => alone(text, pair, index))) {
    const paragraph = text.lastIndexOf('\n', at - 1) + 1
    const key = `${paragraph} ${pair.name}`
    if (found.has(key)) continue
    const [start, end] = around(text, at, isOpening)
    const half = isOpening ? '前' : '后'
    const message = `${sectionName(template, id)}里“${text.slice(start, end)}”只有${half}半个${pair.name}，请对照原稿补全。`
    const quote = { text: text.slice(start, end), start, end }
    found.set(key, textFinding(pairs, id, message, { quote, actual: text.charAt(at) }))
  }
  return [...found.values()]
}

type Alone = { readonly at: number; readonly pair: Pair; readonly isOpening: boolean }

/** Marks without their other half. A pair may go over the end of a line: files cut lines anywhere. */
function alone(text: string, pair: Pair, index: number): Alone[] {
  const open: number[] = []
  const closing: number[] = []
  let isList = false
  for (let at = 0; at < text.length; at += 1) {
    const side = SIDES[text.charCodeAt(at)] as number
    if (side === index + 1) open.push(at)
    if (side !== -index - 1 || isLink(text, at)) continue
    if (index === BRACKETS && LIST_MARK.test(text.slice(Math.max(0, at - 5), at))) isList = true
    else if (open.pop() === undefined) closing.push(at)
  }
  // «（包括1）甲；2）乙）»: which of them closes the bracket nobody can tell.
  if (isList && closing.length > 0) closing.length = 0
  return [
    ...open.map((at) => ({ at, pair, isOpening: true })),
    ...closing.map((at) => ({ at, pair, isOpening: false })),
  ].sort((one, other) => one.at - other.at)
}

/** Lines that a file format adds for its links end where they like. */
function isLink(text: string, at: number): boolean {
  return /^\s*(?:mailto:|https?:)/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))
}

/** `1）`, `一）`, `a)` at the head of a line or clause. */
const LIST_MARK =
  /(?:^|[\n\s。；;：:，,、])(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$/

const SHOWN = 18

/** The mark with the words it belongs to, within its line. */
function around(text: string, at: number, isOpening: boolean): [start: number, end: number] {
  if (isOpening) {
    const line = text.slice(at, at + SHOWN).split('\n')[0] ?? ''
    return [at, at + line.length]
  }
  const line = text.slice(Math.max(0, at - SHOWN), at + 1)
  return [at + 1 - line.length + line.lastIndexOf('\n') + 1, at + 1]
}
