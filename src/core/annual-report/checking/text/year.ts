import type { Finding } from '../../finding.ts'
import { FORMS } from '../basis.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { scanText, sentenceAt, type YearMention } from './scan.ts'
import { sectionName, textFinding } from './text-finding.ts'

/** The year in the title, the intro and the statements of the text. */
export const year: Rule = {
  id: 'n.year',
  level: 'error',
  title: '年份为报告年度',
  explanation:
    '标题、引言和正文陈述本年情况的年份，都应是报告年度。残留上年年份多半是套用了旧稿，同一句里的数字也要一并核对。与往年比较、文号、下一年的打算不在此列。',
  basis: ['条例§49', ...FORMS],
  check: (context) => {
    const { report } = context
    if (report.year === null) return [NOT_FOUND]
    const { otherYears } = scanText(report)
    const inTitle = titleYear(report.title)
    if (otherYears.length === 0 && (inTitle === null || inTitle === report.year)) return []
    return [
      ...titleFindings(report.year, inTitle),
      ...otherYears.flatMap((mention) => mentionFindings(context, report.year ?? 0, mention)),
    ]
  },
}

const NOT_FOUND: Finding = textFinding(
  year,
  null,
  '没有读出报告年度。请在标题写明“××××年政府信息公开工作年度报告”。',
)

function titleFindings(expected: number, actual: number | null): Finding[] {
  if (actual === null || actual === expected) return []
  const message = `标题写的是 ${actual} 年，而报告的数据是 ${expected} 年度的，请核对标题年份。`
  return [textFinding(year, null, message, { expected, actual })]
}

function titleYear(title: string | null): number | null {
  const digits = /(\d{4})\s*年/.exec(title ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

function mentionFindings(
  { template }: CheckContext,
  expected: number,
  mention: YearMention,
): Finding[] {
  const { section, text, start, end } = mention
  const after = text.slice(end, end + 40)
  const sentence = sentenceAt(text, start)
  const quote = { text: sentence.text.trim(), start, end }
  const about = { expected, actual: mention.year, quote }
  if (section === 'intro' && /^度?政府信息公开工作?年度报告/.test(after)) {
    const message = `引言中的报告名称写成了 ${mention.year} 年，应为 ${expected} 年，请改正。`
    return [textFinding(year, section, message, about)]
  }
  if (!isStatement(mention, sentence, expected, after)) return []
  const message = `${sectionName(template, section)}有一句以“${mention.year}年”陈述情况，本报告是 ${expected} 年度的，疑似沿用旧稿：“${quote.text.slice(0, 40)}”。请核对年份和句中的数字。`
  return [textFinding(year, section, message, { ...about, level: 'warning' })]
}

/** Whether a sentence that opens with another year states what belongs to the report's year. */
function isStatement(
  { section, text, year: mentioned, start }: YearMention,
  sentence: { readonly text: string; readonly start: number },
  expected: number,
  after: string,
): boolean {
  const { words, plans, after: spans } = settings.comparisons
  if (section !== 'intro' && section !== 's1') return false
  if (!OPENING.test(text.slice(sentence.start, start))) return false
  if (/^度?\s*\d{1,2}\s*月/.test(after) || spans.some((word) => after.startsWith(word)))
    return false
  if (sentence.text.replace(/\s/g, '').includes(`${expected}年`)) return false
  const excuses = mentioned > expected ? [...plans, ...words] : words
  return !excuses.some((word) => sentence.text.includes(word))
}

/** What may stand before the year at the start of a statement: ordinals and a run-in heading. */
const OPENING =
  /^\s*(?:[（(]?[一二三四五六七八九十\d]+[）).．、]\s*|[一二三四五六七八九十]是\s*)?(?:[\u4e00-\u9fa5]{2,12}[：:]\s*)?$/
