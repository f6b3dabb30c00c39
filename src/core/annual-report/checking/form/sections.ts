import type { Finding } from '../../finding.ts'
import type { AnnualReport, SectionText } from '../../report.ts'
import type { Section } from '../../template.ts'
import { FORMS } from '../basis.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { textFinding } from '../text/text-finding.ts'

/** All six sections are there and the narrative ones say something. */
export const sections: Rule = {
  id: 'form.section',
  level: 'error',
  title: '六个部分齐全',
  explanation:
    '年度报告由六个部分组成，缺一不可；文字部分不能只有标题，第六部分没有内容的写“无”。缺少的部分请补上，标题写法不同没有被认出的请按统一格式改标题。',
  basis: ['条例§50', ...FORMS],
  check: (context) => context.template.sections.flatMap((section) => missing(context, section)),
}

function missing({ report, template }: CheckContext, section: Section): Finding[] {
  const found = sectionOf(report, section)
  const name = `“${section.ordinal}、${section.title}”`
  const hasText = found !== undefined && found.text.trim() !== ''
  if (found === undefined || found.heading === null) {
    const isThere = hasText || section.kind !== 'narrative'
    const message = isThere
      ? `没有读到标题${name}，请按统一格式补上标题。`
      : `缺少${name}部分，请补上。`
    return [textFinding(sections, section.id, message, { level: isThere ? 'warning' : 'error' })]
  }
  if (hasText || section.kind !== 'narrative') return []
  // Only the last section may have nothing to report.
  const maybeNone = template.sections.at(-1) === section ? '；确无内容的写“无”' : ''
  return [
    textFinding(sections, section.id, `${name}只有标题没有内容，请补写${maybeNone}。`, {
      actual: found.heading,
    }),
  ]
}

/** Headings as the form words and numbers them. */
export const headings: Rule = {
  id: 'form.heading',
  level: 'hint',
  title: '标题与统一格式一致',
  explanation:
    '六个部分的序号和标题由全国统一格式规定。漏写序号、改动标题会让汇总和检索认不出这一部分，请按统一格式改正。',
  basis: FORMS,
  check: (context) => context.template.sections.flatMap((section) => reworded(context, section)),
}

function reworded({ report }: CheckContext, section: Section): Finding[] {
  const heading = sectionOf(report, section)?.heading ?? null
  const expected = `${section.ordinal}、${section.title}`
  if (heading === null || heading === expected) return []
  const printed = heading.replace(/\s/g, '').replace(/[：:。]$/, '')
  const match = ORDINAL.exec(printed)
  const ordinal = match?.[1] ?? null
  const wording = printed.slice(match?.[0].length ?? 0)
  const faults = [
    ordinal === null ? `缺序号“${section.ordinal}、”` : '',
    ordinal !== null && ordinal !== section.ordinal ? `序号写成了“${ordinal}”` : '',
    sameWords(wording, section.title) ? '' : `写成了“${wording}”`,
  ].filter((fault) => fault !== '')
  if (faults.length === 0) return []
  const message = `第${section.ordinal}部分的标题${faults.join('，')}，应为“${expected}”。`
  return [textFinding(headings, section.id, message, { expected, actual: heading })]
}

const ORDINAL = /^第?[（(]?([一二三四五六七八九十]+)[）)]?(?:部分)?[、.．，,：:]?/

function sameWords(one: string, other: string): boolean {
  const bare = (text: string) => text.replace(/[、，,\s]/g, '')
  return bare(one) === bare(other)
}

function sectionOf(report: AnnualReport, { id }: Section): SectionText | undefined {
  return report.sections.find((section) => section.id === id)
}
